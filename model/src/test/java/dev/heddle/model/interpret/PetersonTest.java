package dev.heddle.model.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Machines;
import dev.heddle.model.layout.Layout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The interpreter against a few lines of plain Java that say the same algorithm.
final class PetersonTest {
  private static final int WANT = 1;
  private static final int YIELD = 2;
  private static final int WAIT = 3;
  private static final int INSIDE = 4;

  /// @param at where each process stands, 0 at the beginning
  private record Plain(List<Integer> at, List<Boolean> wants, int turn) {

    List<Plain> successors() {
      var successors = new ArrayList<Plain>();
      for (int me = 0; me < 2; me++) {
        int other = 1 - me;
        switch (at.get(me)) {
          case 0 -> successors.add(go(me, WANT, wants.get(me), turn));
          case WANT -> successors.add(go(me, YIELD, true, turn));
          case YIELD -> successors.add(go(me, WAIT, wants.get(me), other));
          case WAIT -> {
            if (!wants.get(other) || turn == me) {
              successors.add(go(me, INSIDE, wants.get(me), turn));
            }
          }
          default -> successors.add(go(me, WANT, false, turn));
        }
      }
      return successors;
    }

    private Plain go(int me, int to, boolean want, int turn) {
      var at = new ArrayList<>(this.at);
      var wants = new ArrayList<>(this.wants);
      at.set(me, to);
      wants.set(me, want);
      return new Plain(List.copyOf(at), List.copyOf(wants), turn);
    }
  }

  private final Machine machine = Machines.peterson();
  private final Layout layout = Layout.of(machine);

  @Test
  void reaches_the_states_and_makes_the_transitions_of_the_algorithm() {
    Set<Plain> seen = new HashSet<>();
    var queue = new ArrayDeque<Plain>();
    queue.add(new Plain(List.of(0, 0), List.of(false, false), 0));
    int transitions = 0;
    while (!queue.isEmpty()) {
      Plain state = queue.remove();
      if (seen.add(state)) {
        transitions += state.successors().size();
        queue.addAll(state.successors());
      }
    }
    assertTrue(seen.stream().noneMatch(it -> it.at().equals(List.of(INSIDE, INSIDE))));

    var interpreter = new Interpreter(machine);
    var codec = new StateCodec(machine, layout);
    List<long[]> reachable = Reachable.states(machine, layout, 10_000);
    assertEquals(seen.size(), reachable.size());
    int interpreted = 0;
    for (long[] state : reachable) {
      interpreted += Reachable.successors(interpreter, codec, state).targets().size();
    }
    assertEquals(transitions, interpreted);
  }

  @Test
  void keeps_its_claim_and_never_rests() {
    var interpreter = new Interpreter(machine);
    var codec = new StateCodec(machine, layout);
    for (long[] state : Reachable.states(machine, layout, 10_000)) {
      assertEquals(-1, interpreter.violated(codec.unpack(state, 0)));
      assertFalse(interpreter.mayRest(codec.unpack(state, 0)));
      assertTrue(Reachable.successors(interpreter, codec, state).flaws().isEmpty());
    }
  }
}
