package dev.heddle.specs.classics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.specs.Enumeration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lamport's TwoPhase over bit sets. The numbers are those that TLC and Stateright publish, with
/// the initial state counted as one generated state.
final class TwoPhaseCountsTest {

  /// Each set has one bit per resource manager; `tm` is 0, 1 or 2 for init, committed, aborted.
  private record State(
      int prepared,
      int committed,
      int aborted,
      int tm,
      int tmPrepared,
      int preparedMsgs,
      boolean commitMsg,
      boolean abortMsg) {}

  private static List<State> next(State s, int n) {
    List<State> next = new ArrayList<>();
    int all = (1 << n) - 1;
    if (s.tm == 0 && s.tmPrepared == all) {
      next.add(
          new State(
              s.prepared,
              s.committed,
              s.aborted,
              1,
              s.tmPrepared,
              s.preparedMsgs,
              true,
              s.abortMsg));
    }
    if (s.tm == 0) {
      next.add(
          new State(
              s.prepared,
              s.committed,
              s.aborted,
              2,
              s.tmPrepared,
              s.preparedMsgs,
              s.commitMsg,
              true));
    }
    for (int rm = 0; rm < n; rm++) {
      int bit = 1 << rm;
      boolean working = ((s.prepared | s.committed | s.aborted) & bit) == 0;
      if (s.tm == 0 && (s.preparedMsgs & bit) != 0) {
        next.add(
            new State(
                s.prepared,
                s.committed,
                s.aborted,
                s.tm,
                s.tmPrepared | bit,
                s.preparedMsgs,
                s.commitMsg,
                s.abortMsg));
      }
      if (working) {
        next.add(
            new State(
                s.prepared | bit,
                s.committed,
                s.aborted,
                s.tm,
                s.tmPrepared,
                s.preparedMsgs | bit,
                s.commitMsg,
                s.abortMsg));
        next.add(settled(s, s.committed, s.aborted | bit, bit));
      }
      if (s.commitMsg) {
        next.add(settled(s, s.committed | bit, s.aborted & ~bit, bit));
      }
      if (s.abortMsg) {
        next.add(settled(s, s.committed & ~bit, s.aborted | bit, bit));
      }
    }
    return next;
  }

  private static State settled(State s, int committed, int aborted, int bit) {
    return new State(
        s.prepared & ~bit,
        committed,
        aborted,
        s.tm,
        s.tmPrepared,
        s.preparedMsgs,
        s.commitMsg,
        s.abortMsg);
  }

  @ParameterizedTest
  @CsvSource({"3, 288, 1146", "4, 1568, 8258", "5, 8832, 58146", "6, 50816, 402306"})
  void has_as_many_states_as_published(int managers, int states, int generated) {
    var counted =
        Enumeration.of(
            new State(0, 0, 0, 0, 0, 0, false, false),
            s -> next(s, managers),
            s -> true,
            s -> s.committed != 0 && s.aborted != 0);
    assertEquals(states, counted.states());
    assertEquals(generated, counted.transitions() + 1);
    assertEquals("holds", counted.end());
  }
}
