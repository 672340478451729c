package dev.heddle.model.conformance;

import static dev.heddle.model.conformance.Observation.did;
import static dev.heddle.model.conformance.Observation.quiet;
import static dev.heddle.model.conformance.Observation.saw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.Model;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.protocol.Atomic;
import dev.heddle.protocol.Heddle;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Strand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Logs against small protocols, by hand and against all that can be seen of one.
final class ConformanceTest {
  private static Conformity check(Observation... log) {
    return Conformance.check(new WorkQueueProtocol(2, 2, 1), Stream.of(log));
  }

  private static Conformity.Rejected rejected(int prefix, Observation... log) {
    var conformity = check(log);
    var rejected = assertInstanceOf(Conformity.Rejected.class, conformity, conformity.text());
    assertEquals(List.of(log).subList(0, prefix), rejected.prefix());
    assertEquals(log[prefix], rejected.observation());
    return rejected;
  }

  @Test
  void what_is_in_order_is_allowed() {
    // The producer has begun, or not.
    assertEquals(
        new Conformity.Allowed(0, 2),
        Conformance.of(system()).observing("put", "take").check(Stream.of()));
    assertInstanceOf(
        Conformity.Allowed.class,
        check(
            did("producer", "put").leaving("put", 1),
            did("worker 1", "take").leaving("worker 1.item", 1),
            saw("taken", 1),
            did("producer", "put"),
            did("worker 0", "take").leaving("worker 0.item", 2).leaving("taken", 2),
            quiet()));
  }

  private static TransitionSystem system() {
    return Model.of(new WorkQueueProtocol(2, 2, 1)).system();
  }

  @Test
  void what_is_not_is_not_from_where_on_it_is_not() {
    var early = rejected(0, did("worker 0", "take"), did("producer", "put"));
    assertEquals(List.of(did("producer", "put").leaving("put", 1)), early.instead());
    var item = rejected(1, did("producer", "put"), did("worker 0", "take").leaving("taken", 2));
    assertEquals(3, item.instead().size());
    rejected(2, did("producer", "put"), did("producer", "put"), did("producer", "put"));
    rejected(1, did("producer", "put"), saw("put", 2));
    var restless = rejected(1, did("producer", "put"), quiet());
    assertTrue(restless.text().contains("producer: put, then put = 2"), restless.text());
  }

  @Test
  void what_is_not_observed_may_happen_any_number_of_times() {
    // Nobody is seen to put.
    var taken = did("worker 0", "take").leaving("worker 0.item", 1);
    assertEquals(new Conformity.Allowed(1, 2), check(taken));
    assertInstanceOf(
        Conformity.Rejected.class,
        Conformance.of(system()).observing("put").check(Stream.of(taken)));
  }

  @Test
  void names_that_are_not_there_are_an_error() {
    var strand = assertThrows(IllegalArgumentException.class, () -> check(did("worker", "take")));
    assertTrue(strand.getMessage().contains("worker 0"), strand.getMessage());
    var variable = assertThrows(IllegalArgumentException.class, () -> check(saw("given", 1)));
    assertTrue(variable.getMessage().contains("taken"), variable.getMessage());
  }

  @Test
  void too_many_states_are_inconclusive() {
    var conformity =
        Conformance.of(system()).limit(2).check(Stream.of(saw("put", 1), saw("put", 2)));
    assertEquals(new Conformity.Inconclusive(List.of(), 2), conformity);
    assertTrue(conformity.text().startsWith("inconclusive"), conformity.text());
  }

  /// Hidden choices, and steps that look alike.
  static final class Riddle implements Protocol {
    @Range(to = 3)
    int hidden;

    @Range(to = 3)
    int shown;

    final Strand one = new Talker("one");
    final Strand other = new Talker("other");

    final class Talker extends Strand {
      private final String name;

      Talker(String name) {
        this.name = name;
      }

      @Override
      protected void run() {
        for (int i = 0; i < 2; i++) {
          think();
          say();
        }
      }

      @Atomic
      void think() {
        hidden = hidden + Heddle.choose(2) & 3;
      }

      @Atomic
      void say() {
        shown = hidden;
      }

      @Override
      public String toString() {
        return name;
      }
    }
  }

  /// A second way: every interleaving of the four steps of each, by recursion.
  private static void enumerate(int[] at, int hidden, List<String> said, Set<List<String>> all) {
    all.add(List.copyOf(said));
    for (int who = 0; who < 2; who++) {
      if (at[who] == 4) {
        continue;
      }
      boolean thinks = at[who] % 2 == 0;
      at[who]++;
      if (thinks) {
        enumerate(at, hidden, said, all);
        enumerate(at, hidden + 1 & 3, said, all);
      } else {
        said.add((who == 0 ? "one" : "other") + " " + hidden);
        enumerate(at, hidden, said, all);
        said.removeLast();
      }
      at[who]--;
    }
  }

  @Test
  void exactly_what_can_be_seen_is_allowed() {
    Set<List<String>> allowed = new HashSet<>();
    enumerate(new int[2], 0, new ArrayList<>(), allowed);
    var conformance = Conformance.of(Model.of(new Riddle()).system());
    int[] counts = new int[2];
    for (int code = 0; code < 8 * 8 * 8 * 8; code++) {
      List<String> said = new ArrayList<>();
      List<Observation> log = new ArrayList<>();
      for (int rest = code, i = 0; i < 4; i++, rest /= 8) {
        String who = rest % 2 == 0 ? "one" : "other";
        said.add(who + " " + rest / 2 % 4);
        log.add(did(who, "say").leaving("shown", rest / 2 % 4));
      }
      int longest = 4;
      while (!allowed.contains(said.subList(0, longest))) {
        longest--;
      }
      switch (conformance.check(log.stream())) {
        case Conformity.Allowed _ -> assertEquals(4, longest, said::toString);
        case Conformity.Rejected it -> assertEquals(longest, it.prefix().size(), said::toString);
        case Conformity.Inconclusive _ -> throw new AssertionError(said);
      }
      counts[longest / 4]++;
    }
    assertEquals(allowed.stream().filter(it -> it.size() == 4).count(), counts[1]);
    assertTrue(counts[0] > 0, "some are not allowed");
  }
}
