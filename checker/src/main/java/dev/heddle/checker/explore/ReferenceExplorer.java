package dev.heddle.checker.explore;

import dev.heddle.checker.explore.Finding.Kind;
import dev.heddle.checker.verdict.Coverage;
import dev.heddle.checker.verdict.Races;
import dev.heddle.checker.verdict.Sighting;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Trace;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Breadth-first search as in a textbook: a hash map, a list for each level, one thread, and the
/// steps as the narrator tells them. Start here to see what [BreadthFirst] does; it finds the same.
///
/// It knows no limits but [#stop], and counts no coverage.
public final class ReferenceExplorer implements Search {
  private final TransitionSystem system;
  private final Narrator narrator;
  private final Successors claims; // asked about states, never for steps
  private final long began = System.nanoTime();
  private final Map<List<Long>, List<Long>> predecessors = new HashMap<>();
  private List<List<Long>> level = List.of();
  private List<List<Long>> next = new ArrayList<>();
  private final Predicate<Property> traced;
  private final Map<Property, Sight> sights = new LinkedHashMap<>();
  private @Nullable Finding finding;
  private long transitions;
  private int depth;
  private volatile @Nullable Reason stopped;

  /// Where a witness was seen: the smallest of the nearest states.
  private record Sight(int depth, List<Long> state) {}

  /// A search that has not begun.
  ///
  /// @param traced the witnesses to which a shortest way is to be found
  public ReferenceExplorer(TransitionSystem system, Predicate<Property> traced) {
    this.system = system;
    this.traced = traced;
    this.narrator = system.narrator();
    this.claims = system.successors();
  }

  @Override
  public Verdict run() {
    reach(box(system.initialState()), List.of());
    while (!next.isEmpty() && finding == null && stopped == null) {
      level = next;
      next = new ArrayList<>();
      level.sort(ReferenceExplorer::compare); // so the smallest predecessor comes first
      level.forEach(this::expand);
      depth += next.isEmpty() ? 0 : 1;
    }
    if (finding != null) {
      Retelling told = Retelling.of(system, wayTo(box(finding.state())), finding);
      return new Verdict.Violated(told.flaw(), told.trace(), statistics());
    }
    Reason reason = stopped;
    return next.isEmpty() || reason == null
        ? Judgement.passed(statistics())
        : new Verdict.Inconclusive(reason, Advice.on(reason), statistics());
  }

  private void expand(List<Long> state) {
    List<Move> moves = narrator.moves(unbox(state));
    if (moves.stream().anyMatch(Move.Into.class::isInstance)) {
      report(Kind.FAULT, 0, state);
      return;
    }
    boolean leaves = false;
    for (Move move : moves) {
      if (move instanceof Move.To(_, long[] target)) {
        transitions++;
        leaves |= !box(target).equals(state);
        reach(box(target), state);
      }
    }
    if (!leaves && !claims.mayRest(unbox(state), 0)) {
      report(Kind.DEADLOCK, 0, state);
    }
  }

  private void reach(List<Long> state, List<Long> from) {
    if (predecessors.putIfAbsent(state, from) == null) {
      next.add(state);
      int violated = Judgement.violated(claims, system.properties().size(), unbox(state), 0);
      if (violated >= 0) {
        report(Kind.PROPERTY, violated, state);
      }
      lookOut(state, from.isEmpty() ? 0 : depth + 1);
    }
  }

  private void lookOut(List<Long> state, int distance) {
    List<Property> witnesses = system.witnesses();
    for (int i = 0; i < witnesses.size(); i++) {
      Sight before = sights.get(witnesses.get(i));
      boolean better =
          before == null || (before.depth == distance && compare(state, before.state) < 0);
      if (better && Judgement.witnessed(claims, i, unbox(state), 0)) {
        sights.put(witnesses.get(i), new Sight(distance, state));
      }
    }
  }

  private Sighting sighting(Property witness) {
    Sight sight = sights.get(witness);
    if (sight == null) {
      return new Sighting(witness, OptionalInt.empty(), null);
    }
    boolean told = traced.test(witness);
    Trace trace = told ? Retelling.trace(system, wayTo(sight.state)) : null;
    return new Sighting(witness, OptionalInt.of(sight.depth), trace);
  }

  private void report(Kind kind, int property, List<Long> state) {
    finding = Finding.first(finding, new Finding(kind, property, unbox(state), 0, state.size()));
  }

  private List<long[]> wayTo(List<Long> end) {
    var way = new ArrayDeque<long[]>();
    for (var s = end; s != null && !s.isEmpty(); s = predecessors.get(s)) {
      way.addFirst(unbox(s));
    }
    return List.copyOf(way);
  }

  private Statistics statistics() {
    double seconds = (System.nanoTime() - began) / 1e9;
    List<Sighting> sightings = system.witnesses().stream().map(this::sighting).toList();
    Coverage seen = Coverage.of(system.counters(), new long[system.counters().size()], sightings);
    long states = predecessors.size();
    long peak = PeakMemory.read();
    return new Statistics(
        states,
        transitions,
        depth,
        seconds,
        0,
        Storage.ARENA,
        peak,
        1,
        next.isEmpty(),
        seen,
        new Races.NotSearched());
  }

  @Override
  public void stop(Reason reason) {
    if (stopped == null) {
      stopped = reason;
    }
  }

  @Override
  public Gauges gauges() {
    return new Gauges(
        predecessors.size(), transitions, next.size(), depth, 0, OptionalLong.empty());
  }

  private static int compare(List<Long> left, List<Long> right) {
    return Arrays.compareUnsigned(unbox(left), unbox(right));
  }

  private static List<Long> box(long[] words) {
    return Arrays.stream(words).boxed().toList();
  }

  private static long[] unbox(List<Long> state) {
    return state.stream().mapToLong(Long::longValue).toArray();
  }
}
