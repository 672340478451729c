package dev.heddle.model.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.MachineArbitrary;
import dev.heddle.model.system.Fault;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// However the code is cut and wherever the state is kept, the steps, the claims and the counts are
/// the same.
final class ModesTest {
  private static final int STATES = 300;

  @Provide
  Arbitrary<Machine> machines() {
    return MachineArbitrary.machines();
  }

  @Property(tries = 60)
  void all_ways_to_emit_a_machine_agree(@ForAll("machines") Machine machine) {
    var plain = new Emitted(machine);
    for (boolean wide : List.of(false, true)) {
      for (int budget : List.of(1, 120)) {
        var other = Emitted.as(machine, wide, budget);
        compare(plain, other);
        assertEquals(plain.emission.counters(), other.emission.counters());
      }
    }
  }

  private static void compare(Emitted plain, Emitted other) {
    long[] before = plain.successors.coverage().clone();
    Set<String> seen = new HashSet<>();
    var queue = new ArrayDeque<long[]>();
    queue.add(plain.initial());
    boolean faulty = false;
    for (int i = 0; i < STATES && !queue.isEmpty(); i++) {
      long[] state = queue.remove();
      List<long[]> found = expand(plain, state);
      assertEquals(texts(found), texts(expand(other, state)));
      assertEquals(violated(plain, state), violated(other, state));
      faulty |= found.size() == 1 && found.getFirst().length == 0;
      for (long[] next : found) {
        if (next.length > 0 && seen.add(Arrays.toString(next))) {
          queue.add(next);
        }
      }
    }
    if (!faulty) {
      long[] counted = plain.successors.coverage().clone();
      for (int i = 0; i < counted.length; i++) {
        counted[i] -= before[i];
      }
      assertArrayEquals(counted, other.successors.coverage());
    }
  }

  /// A fault is one state of no words.
  private static List<long[]> expand(Emitted emitted, long[] state) {
    try {
      return emitted.expand(state);
    } catch (Fault _) {
      return List.of(new long[0]);
    }
  }

  private static int violated(Emitted emitted, long[] state) {
    try {
      return emitted.violated(state);
    } catch (Fault _) {
      return -2;
    }
  }

  private static List<String> texts(List<long[]> states) {
    return states.stream().map(Arrays::toString).toList();
  }
}
