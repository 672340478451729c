package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
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
  /// Visits of a block after which its locals are widened.
  private static final int PATIENCE = 4;

  private final Machine machine;
  private final Domain[] fields;
  private final int[] growth;
  private final BitSet written = new BitSet();
  private final IdentityHashMap<Program, Solution> solutions = new IdentityHashMap<>();

  private Intervals(Machine machine) {
    this.machine = machine;
    fields = new Domain[machine.fields().size()];
    growth = new int[fields.length];
    for (Field field : machine.fields()) {
      fields[field.number()] = span(machine.initial().get(field.number()));
    }
  }

  static Intervals of(Machine machine) {
    var intervals = new Intervals(machine);
    List<Program> programs = new ArrayList<>(machine.programs());
    machine.claims().stream().map(Claim::program).forEach(programs::add);
    programs.forEach(program -> intervals.solutions.put(program, intervals.new Solution(program)));
    do {
      programs.forEach(program -> intervals.solution(program).solve());
    } while (intervals.isOpen());
    return intervals;
  }

  private boolean isOpen() {
    return solutions.values().stream().anyMatch(solution -> !solution.open.isEmpty());
  }

  private Solution solution(Program program) {
    Solution solution = solutions.get(program);
    if (solution == null) {
      throw new IllegalArgumentException("a program of another machine");
    }
    return solution;
  }

  private static Domain span(List<Long> values) {
    Domain span = Domain.of(values.getFirst());
    for (long value : values) {
      span = span.join(Domain.of(value));
    }
    return span;
  }

  /// The domains of the state variables, by number.
  List<Domain> fields() {
    return List.of(fields);
  }

  /// Whether any program writes the state variable.
  boolean isWritten(Field field) {
    return written.get(field.number());
  }

  /// The values of locals where a block begins; null when it is never reached.
  @Nullable Environment atEntry(Program program, int block) {
    return solution(program).atEntry[block];
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

  Evaluator evaluator(Program program) {
    return solution(program).evaluator;
  }

  private void store(Field field, Domain value) {
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

  /// The domains of expressions.
  final class Evaluator {
    private final Program program;

    Evaluator(Program program) {
      this.program = program;
    }

    Domain evaluate(Expr expr, Environment at) {
      return switch (expr) {
        case Expr.Const(var value, _) -> Domain.of(value);
        case Expr.Local(var local, _) -> at.local(local);
        case Expr.Self _ ->
            new Domain(program.firstStrand(), (long) program.firstStrand() + program.strands() - 1);
        case Expr.Current _ -> carriers();
        case Expr.Load(var field, var slot) -> load(field, evaluate(slot, at));
        case Expr.Lookup(var table, var index, _) ->
            values(table.values(), evaluate(index, at), table.base());
        case Expr.Binary(var operator, var left, var right) ->
            IntervalArithmetic.apply(
                operator, left.type(), evaluate(left, at), evaluate(right, at));
        case Expr.Convert(var conversion, var operand) ->
            IntervalArithmetic.apply(conversion, evaluate(operand, at));
      };
    }

    private Domain carriers() {
      List<Integer> carriers = machine.carriers();
      return !program.fiber() || carriers.isEmpty()
          ? Domain.of(0)
          : new Domain(carriers.getFirst(), carriers.getLast());
    }

    private Domain load(Field field, Domain slots) {
      return isWritten(field)
          ? fields[field.number()]
          : values(machine.initial().get(field.number()), slots, 0);
    }

    private static Domain values(List<Long> values, Domain indices, int base) {
      long from = Math.max(0, indices.from() - base);
      long to = Math.min(values.size() - 1L, indices.to() - base);
      return from > to ? span(values) : span(values.subList((int) from, (int) to + 1));
    }
  }

  /// The analysis of one program.
  private final class Solution {
    final Program program;
    final Evaluator evaluator;
    final Refinement refinement;
    final @Nullable Environment[] atEntry;
    final Liveness liveness;
    final int[] visits;
    final BitSet open = new BitSet();
    final Thresholds thresholds;
    final BitSet[] readers = new BitSet[fields.length];

    Solution(Program program) {
      this.program = program;
      evaluator = new Evaluator(program);
      refinement = new Refinement(evaluator);
      atEntry = new Environment[program.blocks().size()];
      liveness = Liveness.of(program);
      visits = new int[atEntry.length];
      thresholds = Thresholds.of(program);
      atEntry[0] = new Environment();
      open.set(0);
      for (int i = 0; i < readers.length; i++) {
        readers[i] = new BitSet();
      }
      for (int i = 0; i < atEntry.length; i++) {
        int number = i;
        Block block = program.blocks().get(i);
        block.stmts().forEach(stmt -> Flow.expressions(stmt, expr -> read(expr, number)));
        Flow.expressions(block.exit(), expr -> read(expr, number));
      }
    }

    private void read(Expr expr, int block) {
      switch (expr) {
        case Expr.Load(var field, var slot) -> {
          readers[field.number()].set(block);
          read(slot, block);
        }
        case Expr.Lookup(_, var index, _) -> read(index, block);
        case Expr.Binary(_, var left, var right) -> {
          read(left, block);
          read(right, block);
        }
        case Expr.Convert(_, var operand) -> read(operand, block);
        case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> {}
      }
    }

    /// The blocks that read a state variable, as far as they are reached, have to be looked at
    /// again.
    void reopenReaders(int field) {
      BitSet reached = readers[field];
      for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
        if (atEntry[i] != null) {
          open.set(i);
        }
      }
    }

    /// Executes the blocks that are open until nothing grows.
    void solve() {
      while (!open.isEmpty()) {
        int block = open.nextSetBit(0);
        open.clear(block);
        Environment entry = atEntry[block];
        if (entry != null) {
          execute(program.blocks().get(block), entry.copy());
        }
      }
    }

    private void execute(Block block, Environment at) {
      for (Stmt stmt : block.stmts()) {
        if (!execute(stmt, at)) {
          return;
        }
      }
      leave(block.exit(), at);
    }

    /// Executes a statement.
    ///
    /// @return whether control can come to the next
    boolean execute(Stmt stmt, Environment at) {
      return switch (stmt) {
        case Stmt.Assign(var local, var value) -> {
          at.set(local, evaluator.evaluate(value, at));
          yield true;
        }
        case Stmt.Store(var field, _, var value) -> {
          store(field, evaluator.evaluate(value, at));
          yield true;
        }
        case Stmt.Check check -> refinement.assume(check.condition(), true, at);
        case Stmt.Start _ -> true;
      };
    }

    private void leave(Exit exit, Environment at) {
      switch (exit) {
        case Exit.If(var condition, var whenTrue, var whenFalse) -> {
          Environment other = at.copy();
          if (refinement.assume(condition, true, at)) {
            flow(whenTrue, at);
          }
          if (refinement.assume(condition, false, other)) {
            flow(whenFalse, other);
          }
        }
        case Exit.Switch choice -> leave(choice, at);
        case Exit.Choose(var local, var alternatives, _, var next) -> {
          long most = evaluator.evaluate(alternatives, at).to();
          if (most > 0) {
            at.set(local, new Domain(0, most - 1));
            flow(next, at);
          }
        }
        case Exit.Goto(var target) -> flow(target, at);
        case Exit.Point point -> flow(point.next(), at);
        case Exit.Fail _, Exit.Prune _, Exit.End _ -> {}
      }
    }

    private void leave(Exit.Switch choice, Environment at) {
      Domain value = evaluator.evaluate(choice.value(), at);
      for (int i = 0; i < choice.keys().size(); i++) {
        int key = choice.keys().get(i);
        if (value.contains(key)) {
          Environment chosen = at.copy();
          if (choice.value() instanceof Expr.Local(var local, _)) {
            chosen.set(local, Domain.of(key));
          }
          flow(choice.targets().get(i), chosen);
        }
      }
      flow(choice.otherwise(), at);
    }

    private void flow(int target, Environment from) {
      Environment known = atEntry[target];
      boolean grown = known == null;
      Environment joined = known == null ? new Environment() : known;
      boolean widen = visits[target] > PATIENCE;
      BitSet live = liveness.atEntry(target);
      for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
        Domain old = joined.known(i);
        Domain add = from.known(i);
        if (add != null && (old == null || !old.contains(add))) {
          grown = true;
          Domain sum = old == null ? add : old.join(add);
          joined.set(i, widen && old != null ? thresholds.widen(old, sum) : sum);
        }
      }
      atEntry[target] = joined;
      if (grown) {
        visits[target]++;
        open.set(target);
      }
    }
  }
}
