package dev.heddle.specs.classics;

import static dev.heddle.specs.Enumeration.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.specs.Enumeration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Peterson, the philosophers and the lost wakeup as automata written by hand: one number per
/// process says what it is about to do.
final class SmallCountsTest {

  private record Peterson(List<Integer> pcs, List<Boolean> flags, int turn) {}

  /// 0 raise the flag, 1 give the turn away, 2 look at the other's flag, 3 look at the turn, 4
  /// leave the critical section, 5 lower the flag.
  private static Enumeration peterson(boolean turnFirst, boolean noTurn) {
    return Enumeration.of(
        new Peterson(List.of(0, 0), List.of(false, false), 0),
        s -> {
          List<Peterson> next = new ArrayList<>();
          for (int me = 0; me < 2; me++) {
            int other = 1 - me;
            boolean raises = s.pcs.get(me) == (turnFirst ? 1 : 0);
            int pc =
                switch (s.pcs.get(me)) {
                  case 0 -> noTurn ? 2 : 1;
                  case 1 -> 2;
                  case 2 -> !s.flags.get(other) ? 4 : noTurn ? 2 : 3;
                  case 3 -> s.turn == other ? 2 : 4;
                  case 4 -> 5;
                  default -> 0;
                };
            boolean flag = raises || (s.flags.get(me) && s.pcs.get(me) != 5);
            boolean gives = s.pcs.get(me) == (turnFirst ? 0 : 1);
            next.add(
                new Peterson(with(s.pcs, me, pc), with(s.flags, me, flag), gives ? other : s.turn));
          }
          return next;
        },
        s -> false,
        s -> s.pcs.get(0) == 4 && s.pcs.get(1) == 4);
  }

  @Test
  void peterson_excludes() {
    assertEquals(new Enumeration("holds", 40, 80, 8), peterson(false, false));
  }

  @Test
  void peterson_with_the_turn_first_lets_both_in() {
    assertEquals(new Enumeration("bad", 54, 92, 7), peterson(true, false));
  }

  @Test
  void peterson_without_the_turn_gets_stuck() {
    assertEquals(new Enumeration("stuck", 10, 12, 3), peterson(false, true));
  }

  /// 0 take the first fork, 1 take the second, 2 put both down.
  private static Enumeration philosophers(int seats, boolean lefthanded) {
    return Enumeration.of(
        Collections.nCopies(seats, 0),
        pcs -> {
          List<List<Integer>> next = new ArrayList<>();
          for (int i = 0; i < seats; i++) {
            boolean lefty = lefthanded && i == seats - 1;
            int wanted = (pcs.get(i) == 0) == lefty ? (i + 1) % seats : i;
            if (pcs.get(i) == 2 || isFree(pcs, wanted, lefthanded)) {
              next.add(with(pcs, i, (pcs.get(i) + 1) % 3));
            }
          }
          return next;
        },
        pcs -> false,
        pcs -> pcs.stream().allMatch(pc -> pc == 1));
  }

  private static boolean isFree(List<Integer> pcs, int fork, boolean lefthanded) {
    int seats = pcs.size();
    for (int i = 0; i < seats; i++) {
      boolean lefty = lefthanded && i == seats - 1;
      int first = lefty ? (i + 1) % seats : i;
      int second = lefty ? i : (i + 1) % seats;
      if ((first == fork && pcs.get(i) >= 1) || (second == fork && pcs.get(i) == 2)) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @CsvSource({
    "3, false, bad, 14, 24, 3",
    "3, true, holds, 12, 22, 3",
    "5, false, bad, 82, 250, 5",
    "5, true, holds, 70, 219, 5",
    "8, false, bad, 1154, 5864, 8",
    "8, true, holds, 985, 4992, 8",
  })
  void philosophers_wait_in_a_circle_unless_one_is_lefthanded(
      int seats, boolean lefthanded, String end, int states, int transitions, int depth) {
    assertEquals(new Enumeration(end, states, transitions, depth), philosophers(seats, lefthanded));
  }

  private record Parking(int worker, int submitter, boolean job, boolean parked) {}

  /// The worker: 0 look for a job, 1 say that it parks, 2 look again (if cured), 3 park, 4 ended.
  /// The submitter: 0 leave a job, 1 look whether the worker is parked, 2 wake it, 3 ended.
  private static Enumeration lostWakeup(boolean cured) {
    return Enumeration.of(
        new Parking(0, 0, false, false),
        s -> {
          List<Parking> next = new ArrayList<>();
          switch (s.worker) {
            case 0 -> next.add(new Parking(s.job ? 4 : 1, s.submitter, s.job, s.parked));
            case 1 -> next.add(new Parking(cured ? 2 : 3, s.submitter, s.job, true));
            case 2 -> next.add(new Parking(s.job ? 0 : 3, s.submitter, s.job, s.parked));
            case 3 -> {
              if (!s.parked) {
                next.add(new Parking(0, s.submitter, s.job, false));
              }
            }
            default -> {}
          }
          switch (s.submitter) {
            case 0 -> next.add(new Parking(s.worker, 1, true, s.parked));
            case 1 -> next.add(new Parking(s.worker, s.parked ? 2 : 3, s.job, s.parked));
            case 2 -> next.add(new Parking(s.worker, 3, s.job, false));
            default -> {}
          }
          return next;
        },
        s -> s.worker == 4 && s.submitter == 3,
        s -> false);
  }

  @Test
  void a_wakeup_between_look_and_park_is_lost() {
    assertEquals(new Enumeration("stuck", 13, 14, 5), lostWakeup(false));
  }

  @Test
  void no_wakeup_is_lost_when_the_worker_looks_again() {
    assertEquals(new Enumeration("holds", 23, 30, 6), lostWakeup(true));
  }
}
