package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.counterexamples.Dependencies.Edge;
import dev.heddle.counterexamples.Dependencies.Kind;
import dev.heddle.model.system.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What depends on what in counterexamples written by hand, and what of it matters.
final class SalienceTest {

  @Test
  void steps_depend_on_their_strand_s_and_on_those_that_touch_the_same() {
    // worker reads queued; producer writes queued; producer reads parked; worker writes parked.
    var dependencies = new Dependencies(Samples.lostWakeup().trace());
    assertEquals(
        Set.of(
            new Edge(1, 2, Kind.OVERTAKES, "queued"),
            new Edge(2, 3, Kind.PROGRAM, "producer"),
            new Edge(1, 4, Kind.PROGRAM, "worker"),
            new Edge(3, 4, Kind.OVERTAKES, "parked")),
        Set.copyOf(dependencies.edges()));
    assertEquals(2, dependencies.writer("queued"));
    assertEquals(4, dependencies.writer("parked"));
    assertEquals(0, dependencies.writer("elsewhere"));
    assertEquals(4, dependencies.writerBefore(5, "parked"));
    assertEquals(0, dependencies.writerBefore(4, "parked"), "a failing step's own writes");
    assertEquals(3, dependencies.lastOf("producer"));
  }

  @Test
  void the_past_of_a_step_is_what_it_depends_on() {
    var dependencies = new Dependencies(Samples.lostWakeup().trace());
    assertEquals(set(1, 2, 3, 4), dependencies.past(set(4)));
    assertEquals(set(1, 2), dependencies.past(set(2)));
    assertEquals(set(1), dependencies.past(set(1)));
  }

  private static BitSet set(int... steps) {
    var set = new BitSet();
    for (int step : steps) {
      set.set(step);
    }
    return set;
  }

  @Test
  void a_step_of_a_strand_s_own_is_left_out() {
    // w0 takes the lock; w1 writes its own task; w1 lets go of the lock, which it does not hold.
    var document = Samples.failedCheck();
    var dependencies = new Dependencies(document.trace());
    var reads = List.of(new Explanation.Read("lock.owner", new Value.Name("w0"), 1));
    var salience = new Salience(document, dependencies, List.of(), reads);
    assertEquals(
        List.of(
            new Explanation.Reason(
                1,
                List.of(
                    "writes lock.owner, which the failing step reads",
                    "writes lock.owner, which step 3 reads")),
            new Explanation.Reason(3, List.of("fails", "reads lock.owner, written in step 1"))),
        salience.steps());
    assertEquals(List.of(new Explanation.Order(1, 3, "lock.owner")), salience.order());
  }

  @Test
  void who_waits_is_told_with_lock_owner_and_the_step_that_brought_him_there() {
    var document = Samples.issue1547();
    var waits = new Waiting(document, new Dependencies(document.trace())).waits();
    assertEquals(1, waits.size());
    var wait = waits.getFirst();
    assertEquals(List.of("M0", "G1"), List.of(wait.runner(), wait.strand()));
    assertEquals("stacks", wait.lock());
    assertEquals("M0", wait.owner());
    assertEquals(3, wait.since());
    assertEquals(51, wait.place().line());
  }
}
