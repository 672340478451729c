package dev.heddle.model.pass;

import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values that locals and state variables can have: abstract interpretation over intervals
/// (Cousot and Cousot 1977). Locals are followed through the control flow; a state variable has one
/// domain for the whole run, the join of its first values and of everything stored in it.
final class Intervals {
  /// Times that a state variable may grow before it gets its whole range.
  private static final int PATIENCE = 4;

  private final Domain[] fields;
  private final int[] growth;
  private final BitSet written = new BitSet();
  private final IdentityHashMap<Program, IntervalSolution> solutions = new IdentityHashMap<>();

  private Intervals(Machine machine) {
    fields = new Domain[machine.fields().size()];
    growth = new int[fields.length];
    for (Field field : machine.fields()) {
      fields[field.number()] = IntervalEvaluator.span(machine.initial().get(field.number()));
    }
  }

  static Intervals of(Machine machine) {
    var intervals = new Intervals(machine);
    List<Program> programs = new ArrayList<>(machine.programs());
    machine.claims().stream().map(Claim::program).forEach(programs::add);
    programs.forEach(
        program ->
            intervals.solutions.put(program, new IntervalSolution(intervals, machine, program)));
    do {
      programs.forEach(program -> intervals.solution(program).solve());
    } while (intervals.isOpen());
    return intervals;
  }

  private boolean isOpen() {
    return solutions.values().stream().anyMatch(IntervalSolution::isOpen);
  }

  private IntervalSolution solution(Program program) {
    IntervalSolution solution = solutions.get(program);
    if (solution == null) {
      throw new IllegalArgumentException("a program of another machine");
    }
    return solution;
  }

  /// The domains of the state variables, by number.
  List<Domain> fields() {
    return List.of(fields);
  }

  /// The domain of a state variable.
  Domain domain(Field field) {
    return fields[field.number()];
  }

  /// Whether any program writes the state variable.
  boolean isWritten(Field field) {
    return written.get(field.number());
  }

  /// The values of locals where a block begins; null when it is never reached.
  @Nullable Environment atEntry(Program program, int block) {
    return solution(program).atEntry(block);
  }

  /// The values of locals before the exit of a block that is reached.
  Environment atExit(Program program, int block) {
    Environment entry = atEntry(program, block);
    Environment at = entry == null ? new Environment() : entry.copy();
    for (Stmt stmt : program.blocks().get(block).stmts()) {
      solution(program).execute(stmt, at);
    }
    return at;
  }

  IntervalEvaluator evaluator(Program program) {
    return solution(program).evaluator();
  }

  /// Adds to what a state variable can hold.
  void store(Field field, Domain value) {
    int number = field.number();
    if (!written.get(number)) {
      written.set(number);
      reopenReaders(number);
    }
    long from = Math.max(value.from(), field.range().from());
    long to = Math.min(value.to(), field.range().to());
    if (from > to || fields[number].contains(new Domain(from, to))) {
      return;
    }
    growth[number]++;
    reopenReaders(number);
    Domain joined = fields[number].join(new Domain(from, to));
    fields[number] = growth[number] > PATIENCE ? joined.join(field.range()) : joined;
  }

  private void reopenReaders(int field) {
    solutions.values().forEach(solution -> solution.reopenReaders(field));
  }
}
