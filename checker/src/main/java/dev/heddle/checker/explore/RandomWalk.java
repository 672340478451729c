package dev.heddle.checker.explore;

import dev.heddle.checker.explore.Finding.Kind;
import dev.heddle.checker.verdict.Coverage;
import dev.heddle.checker.verdict.Races;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Walks from the initial state, each step to one of the successors with equal chances, until
/// something is wrong or enough has been walked. A walk ends where nothing moves any more, too.
///
/// The same seed walks the same walks. Nothing is remembered from one walk to the next, so the
/// states of its statistics are visits, not distinct states; its transitions are successors
/// generated, and its depth is the length of the longest walk.
public final class RandomWalk implements Search {
  private final TransitionSystem system;
  private final long walks;
  private final int maxLength;
  private final SplittableRandom random;
  private final Lookout lookout;
  private final Successors successors;
  private final int words;
  private final int properties;
  private final long[] out;
  private final List<long[]> way = new ArrayList<>();
  private final long began = System.nanoTime();
  private volatile @Nullable Reason stopped;
  private long visits;
  private long transitions;
  private int longest;

  /// A simulation that has not begun.
  ///
  /// @param walks how many walks
  /// @param maxLength the most steps of one walk
  public RandomWalk(TransitionSystem system, long seed, long walks, int maxLength) {
    this.system = system;
    this.walks = walks;
    this.maxLength = maxLength;
    random = new SplittableRandom(seed);
    lookout = new Lookout(system);
    successors = system.successors();
    words = system.words();
    properties = system.properties().size();
    out = new long[Math.multiplyExact(system.maxSuccessors(), words)];
  }

  @Override
  public void stop(Reason reason) {
    if (stopped == null) {
      stopped = reason;
    }
  }

  @Override
  public Verdict run() {
    for (long i = 0; i < walks && stopped == null; i++) {
      Finding finding = walk();
      longest = Math.max(longest, way.size() - 1);
      if (finding != null) {
        Retelling retelling = Retelling.of(system, way, finding);
        return new Verdict.Violated(retelling.flaw(), retelling.trace(), statistics());
      }
    }
    Reason reason = stopped == null ? Reason.RANDOM_WALK : stopped;
    return new Verdict.Inconclusive(reason, Advice.on(reason), statistics());
  }

  /// Walks once, and leaves the states visited in `way`.
  private @Nullable Finding walk() {
    way.clear();
    long[] state = system.initialState();
    while (stopped == null) {
      way.add(state);
      visits++;
      lookout.watch(successors, state, 0, words, way.size() - 1);
      int violated = Judgement.violated(successors, properties, state, 0);
      if (violated >= 0) {
        return new Finding(Kind.PROPERTY, violated, state, 0, words);
      }
      if (way.size() > maxLength) {
        return null;
      }
      int end;
      try {
        end = successors.expand(state, 0, out, 0);
      } catch (Fault _) {
        return new Finding(Kind.FAULT, 0, state, 0, words);
      }
      transitions += end / words;
      if (Judgement.staysPut(words, state, 0, out, 0, end)) {
        boolean rests = successors.mayRest(state, 0);
        return rests ? null : new Finding(Kind.DEADLOCK, 0, state, 0, words);
      }
      int chosen = random.nextInt(end / words) * words;
      state = Arrays.copyOfRange(out, chosen, chosen + words);
    }
    return null;
  }

  @Override
  public Gauges gauges() {
    return new Gauges(visits, transitions, 0, longest, 0, OptionalLong.empty());
  }

  private Statistics statistics() {
    return new Statistics(
        visits,
        transitions,
        longest,
        (System.nanoTime() - began) / 1e9,
        0,
        Storage.ARENA,
        PeakMemory.read(),
        1,
        false,
        Coverage.of(system.counters(), successors.coverage(), lookout.sightings(_ -> null)),
        new Races.NotSearched());
  }
}
