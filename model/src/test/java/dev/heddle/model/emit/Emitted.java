package dev.heddle.model.emit;

import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.layout.Area;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.system.Counter;
import dev.heddle.model.system.Successors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// A machine and its emitted code, for tests to ask.
final class Emitted {
  final Machine machine;
  final Layout layout;
  final Emission emission;
  final Successors successors;

  Emitted(Machine machine) {
    this(machine, Layout.of(machine), Emission.of(machine, Layout.of(machine)));
  }

  private Emitted(Machine machine, Layout layout, Emission emission) {
    this.machine = machine;
    this.layout = layout;
    this.emission = emission;
    successors = emission.newSuccessors();
  }

  /// Emitted in one way or another, whatever the size of the machine.
  static Emitted as(Machine machine, boolean wide, int budget) {
    Layout layout = Layout.of(machine);
    Emission emission = Objects.requireNonNull(Emission.attempt(machine, layout, wide, budget));
    return new Emitted(machine, layout, emission);
  }

  long[] initial() {
    return layout.initialState(machine);
  }

  List<long[]> expand(long[] state) {
    long[] out = new long[emission.maxSuccessors() * layout.words()];
    int end = successors.expand(state, 0, out, 0);
    var found = new ArrayList<long[]>();
    for (int at = 0; at < end; at += layout.words()) {
      found.add(Arrays.copyOfRange(out, at, at + layout.words()));
    }
    return found;
  }

  /// The state after some steps of the only strand that has any.
  long[] after(int steps) {
    long[] state = initial();
    for (int i = 0; i < steps; i++) {
      state = expand(state).getFirst();
    }
    return state;
  }

  int violated(long[] state) {
    return successors.violated(state, 0);
  }

  long value(Field field, int slot, long[] state) {
    return layout.place(field).get(state, 0, slot);
  }

  /// The values of a slot after each step.
  List<Long> values(Field field, List<long[]> states) {
    return states.stream().map(state -> value(field, 0, state)).toList();
  }

  long[] with(long[] state, Field field, int slot, long value) {
    long[] changed = state.clone();
    layout.place(field).put(changed, 0, slot, value);
    return changed;
  }

  /// The block where a strand stands, -1 when it has ended.
  int block(int strand, long[] state) {
    for (Program program : machine.programs()) {
      int slot = strand - program.firstStrand();
      if (0 <= slot && slot < program.strands()) {
        Area area = layout.area(program);
        int pc = (int) area.pc().get(state, 0, slot);
        return pc == area.ended() ? -1 : area.points().get(pc);
      }
    }
    throw new IllegalArgumentException("no strand " + strand);
  }

  /// The sum of the counters that fulfil a condition.
  long coverage(Predicate<Counter> counters) {
    long sum = 0;
    for (int i = 0; i < emission.counters().size(); i++) {
      if (counters.test(emission.counters().get(i))) {
        sum += successors.coverage()[i];
      }
    }
    return sum;
  }

  /// How often a line was counted.
  long visits(int line) {
    return coverage(it -> it instanceof Counter.Visits visits && visits.at().line() == line);
  }
}
