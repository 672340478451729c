package dev.heddle.model.conformance;

import dev.heddle.model.Model;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.protocol.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Decides whether a protocol allows what a real scheduler was seen to do: whether some execution
/// of the protocol shows these observations in this order, and nothing else that would have been
/// seen.
///
/// Steps through the methods that are observed are seen, all others are not, and may happen any
/// number of times between two observations. It is the subset construction: after each observation
/// there is the set of the states in which the protocol may be then. The answer is exact, unless
/// that set gets too large.
public final class Conformance {
  private static final int LIMIT = 100_000;

  private final TransitionSystem system;
  private final Set<String> observed;
  private final int limit;

  private Conformance(TransitionSystem system, Set<String> observed, int limit) {
    this.system = system;
    this.observed = Set.copyOf(observed);
    this.limit = limit;
  }

  /// Whether a protocol allows a log in which every step through a method that it names is logged.
  ///
  /// @throws IllegalArgumentException when it names a strand or a variable that the protocol lacks
  /// @throws dev.heddle.model.Rejection when the protocol is outside the language
  public static Conformity check(Protocol protocol, Stream<? extends Observation> log) {
    return of(Model.of(protocol).system()).check(log);
  }

  /// Conformance to a model. What a log names is observed.
  public static Conformance of(TransitionSystem system) {
    return new Conformance(system, Set.of(), LIMIT);
  }

  /// The same where steps through these methods are observed, too, whether or not a log names them:
  /// else one in which something never happens is taken for one in which it is not logged.
  public Conformance observing(String... actions) {
    Set<String> more = new HashSet<>(observed);
    more.addAll(List.of(actions));
    return new Conformance(system, more, limit);
  }

  /// The same with another limit.
  ///
  /// @param states how many states may look alike at any time, 100,000 unless told
  public Conformance limit(int states) {
    return new Conformance(system, observed, states);
  }

  /// Whether the model allows a log, which is read to its end first.
  ///
  /// @throws IllegalArgumentException when it names a strand or a variable that the model lacks
  public Conformity check(Stream<? extends Observation> log) {
    List<Observation> all = new ArrayList<>();
    log.forEach(all::add);
    Set<String> actions = new HashSet<>(observed);
    for (Observation observation : all) {
      require(observation);
      if (observation instanceof Observation.Did did) {
        actions.add(did.action());
      }
    }
    var possible = new PossibleStates(system.narrator(), actions, limit);
    try {
      possible.begin(system.initialState());
      for (int i = 0; i < all.size(); i++) {
        Optional<List<Observation.Did>> instead = possible.observe(all.get(i));
        if (instead.isPresent()) {
          return new Conformity.Rejected(all.subList(0, i), all.get(i), instead.get());
        }
      }
      return new Conformity.Allowed(all.size(), possible.size());
    } catch (PossibleStates.TooMany _) {
      return new Conformity.Inconclusive(all.subList(0, possible.observed()), limit);
    }
  }

  /// Observations of what there is not would just be rejected.
  private void require(Observation observation) {
    switch (observation) {
      case Observation.Did(var strand, _, var values) -> {
        Set<String> strands = new TreeSet<>();
        for (Stack stack : system.narrator().stacks(system.initialState())) {
          strands.add(stack.strand());
        }
        require(strand, strands, "strand");
        values.keySet().forEach(this::requireVariable);
      }
      case Observation.Saw(var values) -> values.keySet().forEach(this::requireVariable);
      case Observation.Quiet _ -> {}
    }
  }

  private void requireVariable(String name) {
    require(name, new TreeSet<>(system.narrator().variables()), "variable that changes named");
  }

  private static void require(String name, Set<String> known, String what) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "The protocol has no " + what + " " + name + ", but " + known + ".");
    }
  }
}
