package dev.heddle.counterexamples;

import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Finds, of all ways to a violation, one with the fewest context switches, and of those one with
/// the fewest steps: a search for shortest paths among pairs of a state and who ran last, in which
/// a switch outweighs any number of steps (Dijkstra 1959). It is exhaustive, and so for small
/// systems only.
public final class FewestSwitches {
  private static final Comparator<Node> ORDER =
      Comparator.comparingInt(Node::switches)
          .thenComparingInt(Node::steps)
          .thenComparingLong(Node::number);

  private final Narrator narrator;
  private final Flaws flaws;
  private final Sought sought;
  private final PriorityQueue<Node> open = new PriorityQueue<>(ORDER);
  private final Set<Key> closed = new HashSet<>();
  private long numbered;

  /// A state, who ran last, and the cheapest way there.
  ///
  /// @param flaw the error that the last step is, or null
  /// @param number in the order of discovery, so that equal systems give equal ways
  private record Node(
      long[] state,
      String runner,
      int switches,
      int steps,
      @Nullable Node before,
      @Nullable Flaw flaw,
      long number) {}

  private record Key(List<Long> state, String runner) {}

  private FewestSwitches(TransitionSystem system, Sought sought) {
    this.narrator = system.narrator();
    this.flaws = new Flaws(system);
    this.sought = sought;
  }

  /// Searches a system for the violation that is sought; null when it has none, or when the search
  /// was given up.
  ///
  /// @param limit how many pairs to visit
  /// @param stop asked now and then whether to give up
  public static @Nullable Run search(
      TransitionSystem system, Sought sought, long limit, BooleanSupplier stop) {
    return new FewestSwitches(system, sought).search(system.initialState(), limit, stop);
  }

  private @Nullable Run search(long[] initial, long limit, BooleanSupplier stop) {
    open.add(new Node(initial, "", 0, 0, null, null, numbered++));
    while (!open.isEmpty() && closed.size() < limit && !stop.getAsBoolean()) {
      var node = open.remove();
      if (node.flaw() != null) {
        return told(node, node.flaw());
      }
      if (closed.add(new Key(Arrays.stream(node.state()).boxed().toList(), node.runner()))) {
        var moves = narrator.moves(node.state());
        var flaw = flaw(node.state(), moves);
        if (flaw != null && sought.is(flaw, null)) {
          return told(node, flaw);
        }
        // What comes after something else that is wrong is another violation.
        if (flaw == null) {
          moves.forEach(move -> expand(node, move));
        }
      }
    }
    return null;
  }

  private @Nullable Flaw flaw(long[] state, List<Move> moves) {
    for (var flaw : flaws.in(state, moves)) {
      if (flaw.kind() != FlawKind.WITNESS || sought.is(flaw, null)) {
        return flaw;
      }
    }
    return null;
  }

  private void expand(Node node, Move move) {
    var runner = Run.runner(move.step());
    boolean same = node.steps() == 0 || runner.equals(node.runner());
    int switches = node.switches() + (same ? 0 : 1);
    switch (move) {
      case Move.To(_, var target) -> {
        if (!move.stays(node.state())) {
          open.add(new Node(target, runner, switches, node.steps() + 1, node, null, numbered++));
        }
      }
      case Move.Into(var step, var flaw) -> {
        if (sought.is(flaw, step)) {
          open.add(
              new Node(node.state(), runner, switches, node.steps() + 1, node, flaw, numbered++));
        }
      }
    }
  }

  private Run told(Node last, Flaw flaw) {
    var states = new ArrayList<long[]>();
    var runners = new ArrayList<String>();
    for (Node node = last; node != null; node = node.before()) {
      if (node.flaw() == null) {
        states.addFirst(node.state());
      }
      if (node.before() != null) {
        runners.addFirst(node.runner());
      }
    }
    return Run.told(narrator, states, runners, flaw);
  }
}
