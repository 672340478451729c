package dev.heddle.checker.explore;

import dev.heddle.checker.verdict.Sighting;
import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Looks out for the witnesses that have not been seen yet, for all threads of a search. Once all
/// are seen it costs a comparison for each call.
public final class Lookout {
  private static final int NOWHERE = -1;

  private final List<Property> witnesses;
  private final int words;
  private final AtomicIntegerArray depths;
  private final AtomicInteger unseen;

  /// Nothing seen yet.
  public Lookout(TransitionSystem system) {
    witnesses = system.witnesses();
    words = system.words();
    depths = new AtomicIntegerArray(witnesses.size());
    unseen = new AtomicInteger(witnesses.size());
    for (int i = 0; i < witnesses.size(); i++) {
      depths.set(i, NOWHERE);
    }
  }

  /// Looks at the states at `states[from..to]`, which lie at distance `depth`. Threads call it at
  /// the same time for states of the same distance only, so that it does not matter who is first.
  public void watch(Successors successors, long[] states, int from, int to, int depth) {
    if (unseen.getAcquire() == 0) {
      return;
    }
    for (int witness = 0; witness < depths.length(); witness++) {
      if (depths.getAcquire(witness) == NOWHERE
          && isAmong(successors, witness, states, from, to)
          && depths.compareAndSet(witness, NOWHERE, depth)) {
        unseen.decrementAndGet();
      }
    }
  }

  private boolean isAmong(Successors successors, int witness, long[] states, int from, int to) {
    for (int at = from; at < to; at += words) {
      if (Judgement.witnessed(successors, witness, states, at)) {
        return true;
      }
    }
    return false;
  }

  /// The least distance of a state that satisfies a witness; -1 for nowhere so far.
  int depth(int witness) {
    return depths.get(witness);
  }

  /// What has been seen so far.
  ///
  /// @param traces gives a shortest way to a witness that was seen, or null
  public List<Sighting> sightings(IntFunction<@Nullable Trace> traces) {
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < witnesses.size(); i++) {
      int depth = depths.get(i);
      sightings.add(
          depth == NOWHERE
              ? new Sighting(witnesses.get(i), OptionalInt.empty(), null)
              : new Sighting(witnesses.get(i), OptionalInt.of(depth), traces.apply(i)));
    }
    return sightings;
  }
}
