package dev.heddle.specs.go.procp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.model.Model;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What Spin 6.5.2 finds in proc.p and in the same revisions of it (`-DSAFETY -DNOREDUCE`).
///
/// Three goroutines and more are jobs of the manifest.
final class ProcpTest {

  /// What there is in a system, or the first thing found wrong with it.
  private record Found(@Nullable FlawKind kind, String what, long states, long transitions) {}

  /// One class of the family.
  enum Revision {
    PROC_P,
    EXITSYSCALL_AS_IN_C,
    ENTERSYSCALL_FORGETS_WAITSTOP,
    ENTERSYSCALL_FORGETS_GWAITING,
    EXITSYSCALL_FORGETS_MCPUMAX,
    STOPTHEWORLD_TESTS_THEN_SETS,
    STOPTHEWORLD_FORGETS_MCPU,
    STOPTHEWORLD_FORGETS_NOTECLEAR,
    STOPTHEWORLD_SLEEPS_LOCKED,
    NOBODY_WAKES;

    Procp of(int gs, Granularity granularity) {
      return switch (this) {
        case PROC_P -> new Procp(gs, 3, granularity);
        case EXITSYSCALL_AS_IN_C -> new ExitsyscallAsInC(gs, 3, granularity);
        case ENTERSYSCALL_FORGETS_WAITSTOP ->
            new Broken.EntersyscallForgetsWaitstop(gs, 3, granularity);
        case ENTERSYSCALL_FORGETS_GWAITING ->
            new Broken.EntersyscallForgetsGwaiting(gs, 3, granularity);
        case EXITSYSCALL_FORGETS_MCPUMAX ->
            new Broken.ExitsyscallForgetsMcpumax(gs, 3, granularity);
        case STOPTHEWORLD_TESTS_THEN_SETS ->
            new Broken.StoptheworldTestsThenSets(gs, 3, granularity);
        case STOPTHEWORLD_FORGETS_MCPU -> new Broken.StoptheworldForgetsMcpu(gs, 3, granularity);
        case STOPTHEWORLD_FORGETS_NOTECLEAR ->
            new Broken.StoptheworldForgetsNoteclear(gs, 3, granularity);
        case STOPTHEWORLD_SLEEPS_LOCKED -> new Broken.StoptheworldSleepsLocked(gs, 3, granularity);
        case NOBODY_WAKES -> new Broken.NobodyWakes(gs, 3, granularity);
      };
    }
  }

  /// Spin counts a transition more: to the initial state.
  @ParameterizedTest
  @CsvSource({
    "PROC_P, 1, 143, 160",
    "PROC_P, 2, 40259, 74442",
    "EXITSYSCALL_AS_IN_C, 2, 40037, 74277",
  })
  void the_fine_granularity_has_spins_states(
      Revision revision, int gs, long states, long transitions) {
    assertEquals(
        new Found(null, "holds", states, transitions - 1),
        explore(Model.of(revision.of(gs, Granularity.FINE)).system()));
  }

  @ParameterizedTest
  @CsvSource({"PROC_P, 1", "PROC_P, 2", "EXITSYSCALL_AS_IN_C, 2"})
  void the_natural_granularity_holds_as_well(Revision revision, int gs) {
    Found found = explore(Model.of(revision.of(gs, Granularity.NATURAL)).system());
    assertEquals("holds", found.what);
  }

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void every_mistake_is_found_at_either_granularity(Granularity granularity) {
    String stopped = "Procp.gcDoesNotWaitForWhatHasStopped";
    String waiting = "Procp.noGoroutineWaitsWithProcsAvailable";
    String runs = "a goroutine runs while the world is stopped";
    assertFinds(Revision.ENTERSYSCALL_FORGETS_WAITSTOP, granularity, FlawKind.INVARIANT, stopped);
    assertFinds(Revision.ENTERSYSCALL_FORGETS_GWAITING, granularity, FlawKind.INVARIANT, waiting);
    assertFinds(Revision.EXITSYSCALL_FORGETS_MCPUMAX, granularity, FlawKind.CHECK, runs);
    assertFinds(Revision.STOPTHEWORLD_TESTS_THEN_SETS, granularity, FlawKind.INVARIANT, stopped);
    assertFinds(Revision.STOPTHEWORLD_FORGETS_MCPU, granularity, FlawKind.INVARIANT, stopped);
    assertFinds(
        Revision.STOPTHEWORLD_FORGETS_NOTECLEAR, granularity, FlawKind.CHECK, "double wakeup");
    assertFinds(Revision.STOPTHEWORLD_SLEEPS_LOCKED, granularity, FlawKind.DEADLOCK, "deadlock");
    assertFinds(Revision.NOBODY_WAKES, granularity, FlawKind.INVARIANT, stopped);
  }

  private static void assertFinds(
      Revision revision, Granularity granularity, FlawKind kind, String what) {
    Found found = explore(Model.of(revision.of(2, granularity)).system());
    assertEquals(kind + " " + what, found.kind + " " + found.what, () -> revision + " " + found);
  }

  /// Breadth-first up to the first flaw.
  private static Found explore(TransitionSystem system) {
    Successors successors = system.successors();
    int words = system.words();
    long[] out = new long[system.maxSuccessors() * words];
    Set<List<Long>> seen = new HashSet<>();
    Deque<long[]> open = new ArrayDeque<>();
    seen.add(boxed(system.initialState()));
    open.add(system.initialState());
    long transitions = 0;
    while (!open.isEmpty()) {
      long[] state = open.remove();
      int property = successors.violated(state, 0);
      if (property >= 0) {
        var violated = system.properties().get(property);
        return new Found(violated.kind(), violated.name(), seen.size(), transitions);
      }
      int end;
      try {
        end = successors.expand(state, 0, out, 0);
      } catch (Fault _) {
        return fault(system, state, seen.size(), transitions);
      }
      boolean leaves = false;
      for (int at = 0; at < end; at += words) {
        transitions++;
        long[] next = Arrays.copyOfRange(out, at, at + words);
        leaves |= !Arrays.equals(next, state);
        if (seen.add(boxed(next))) {
          open.add(next);
        }
      }
      if (!leaves && !successors.mayRest(state, 0)) {
        return new Found(FlawKind.DEADLOCK, "deadlock", seen.size(), transitions);
      }
    }
    return new Found(null, "holds", seen.size(), transitions);
  }

  private static Found fault(TransitionSystem system, long[] state, long states, long transitions) {
    for (Move move : system.narrator().moves(state)) {
      if (move instanceof Move.Into(_, var flaw)) {
        return new Found(flaw.kind(), flaw.message(), states, transitions);
      }
    }
    throw new AssertionError("a fault that nobody can retell");
  }

  private static List<Long> boxed(long[] state) {
    List<Long> words = new ArrayList<>();
    for (long word : state) {
      words.add(word);
    }
    return words;
  }
}
