package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.checker.Check;
import dev.heddle.checker.explore.BreadthFirst;
import dev.heddle.checker.explore.Settings;
import dev.heddle.checker.store.Store;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every job of the manifest that is small enough, by the fast way and by the slow one: emitted
/// code and interpreter, state by state; every store with one thread and with two, and the
/// reference explorer. Data races are another search, with tests of its own.
///
/// `-Dheddle.oracle.states=N` sets how small; jobs of up to 100,000 states take some minutes.
@Execution(ExecutionMode.CONCURRENT)
final class OraclesTest {
  private static final long LIMIT = Long.getLong("heddle.oracle.states", 6_000);

  /// With more states, the index of [#growing] has grown, and so the store has been changed.
  private static final int LARGE = 64;

  @TestFactory
  Stream<DynamicTest> the_fast_way_finds_what_the_slow_one_finds() {
    return Manifest.shipped().stream()
        .filter(OraclesTest::isSmall)
        .map(job -> DynamicTest.dynamicTest(job.name(), () -> compare(job)));
  }

  private static boolean isSmall(Job job) {
    Expected expected = job.expected();
    return expected != null && expected.states() != null && expected.states() <= LIMIT;
  }

  private static void compare(Job job) {
    TransitionSystem system = job.lift().get().system();
    explorersAgree(system, Objects.requireNonNull(job.expected()));
    sameSuccessors(system);
  }

  private static void explorersAgree(TransitionSystem system, Expected expected) {
    Verdict slow = Check.of(system).races(false).reference();
    for (int threads = 1; threads <= 2; threads++) {
      Verdict fast = Check.of(system).races(false).threads(threads).run();
      assertEquals(summary(slow), summary(fast), threads + " threads");
      for (Storage storage : List.of(Storage.ARENA, Storage.COMPACT, Storage.QUOTIENT)) {
        Verdict grown = new BreadthFirst(system, growing(threads, storage), _ -> false).run();
        assertEquals(summary(slow), summary(grown), threads + " threads, " + storage);
        if (grown.statistics().states() > LARGE && keeps(grown, system, storage)) {
          assertEquals(storage, grown.statistics().storage());
        }
      }
    }
    if (expected.kind() == FlawKind.DATA_RACE) {
      assertEquals("holds", Expected.word(slow)); // all but its race
      assertEquals(expected.states(), slow.statistics().states());
    } else {
      assertEquals(List.of(), expected.differences(slow));
    }
  }

  /// Whether a search that changes to such a store ends in it: one for a way that a quotient table
  /// forgets does not, and none of states of more than two words is made there.
  private static boolean keeps(Verdict verdict, TransitionSystem system, Storage storage) {
    return storage != Storage.QUOTIENT || (verdict instanceof Verdict.Holds && system.words() <= 2);
  }

  /// Tables so small that they grow all the time, levels shared however small, and another store as
  /// soon as there is nothing left of the first table.
  private static Settings growing(int threads, Storage storage) {
    var sizes = new Store.Sizes(16, 64, 8, -1, long[]::new);
    return new Settings(
        threads, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 30, 4, 32, sizes, storage, 0);
  }

  /// All of a verdict but times and bytes; the trace with every value and step.
  private static List<Object> summary(Verdict verdict) {
    var statistics = verdict.statistics();
    List<Object> summary = new ArrayList<>();
    summary.add(Expected.word(verdict));
    summary.add(statistics.states());
    summary.add(statistics.transitions());
    summary.add(statistics.depth());
    if (verdict instanceof Verdict.Violated(var flaw, var trace, _)) {
      summary.add(flaw);
      summary.add(trace);
    }
    return summary;
  }

  /// Emitted code takes the steps that the interpreter takes, also where something is wrong
  /// already. Behind that there may be any number of states, of which the first are enough.
  private static void sameSuccessors(TransitionSystem system) {
    Successors emitted = system.successors();
    long[] out = new long[system.words() * system.maxSuccessors()];
    Set<List<Long>> seen = new HashSet<>();
    Queue<long[]> queue = new ArrayDeque<>();
    seen.add(boxed(system.initialState()));
    queue.add(system.initialState());
    while (!queue.isEmpty() && seen.size() <= LIMIT) {
      long[] state = queue.remove();
      assertEquals(0, bitsFrom(system.bits(), state), "bits that are not in use");
      for (long[] next : compared(system, emitted, state, out)) {
        if (seen.add(boxed(next))) {
          queue.add(next);
        }
      }
    }
    assertTrue(seen.size() > 1 || system.narrator().moves(system.initialState()).size() == 1);
  }

  /// The successors of a state, which are the same either way.
  private static List<long[]> compared(
      TransitionSystem system, Successors emitted, long[] state, long[] out) {
    List<long[]> told = new ArrayList<>();
    boolean flawed = false;
    for (Move move : system.narrator().moves(state)) {
      switch (move) {
        case Move.To(_, var target) -> told.add(target);
        case Move.Into _ -> flawed = true;
      }
    }
    try {
      int end = emitted.expand(state, 0, out, 0);
      assertEquals(false, flawed, "the interpreter sees a flaw");
      assertEquals(told.size() * system.words(), end);
      for (int i = 0; i < told.size(); i++) {
        int from = i * system.words();
        assertArrayEquals(told.get(i), Arrays.copyOfRange(out, from, from + system.words()));
      }
      return told;
    } catch (Fault _) {
      assertEquals(true, flawed, "the interpreter sees no flaw");
      return List.of();
    }
  }

  /// The bits of a state from number `first` on.
  private static long bitsFrom(int first, long[] state) {
    long bits = 0;
    for (int i = first; i < Long.SIZE * state.length; i++) {
      bits |= state[i / Long.SIZE] >>> i & 1;
    }
    return bits;
  }

  private static List<Long> boxed(long[] words) {
    return Arrays.stream(words).boxed().toList();
  }
}
