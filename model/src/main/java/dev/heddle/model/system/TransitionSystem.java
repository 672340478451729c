package dev.heddle.model.system;

import java.util.List;
import java.util.Optional;

/// A finite transition system over packed states: all that a checker knows of a model.
///
/// A state is [#words] longs. Implementations are deterministic and thread-safe: equal states give
/// equal successors in equal order, whichever [Successors] computes them.
public interface TransitionSystem {

  /// The protocol and its configuration, for people: `TwoPhase(managers=3)`.
  String name();

  /// A hash of the protocol's code and configuration in hexadecimal: equal hashes, equal systems.
  String hash();

  /// Longs in one packed state; the same for every state of this system.
  int words();

  /// Bits of one packed state, counted from the lowest of the first long: all from there on are 0
  /// in every state of this system.
  default int bits() {
    return Long.SIZE * words();
  }

  /// The state that the protocol's constructor built, before any strand has run.
  long[] initialState();

  /// A new successor function. Each thread of a checker has its own.
  Successors successors();

  /// The most successors that one state can have.
  int maxSuccessors();

  /// The names of those who take steps: strands, and carriers with the fiber that is current on
  /// them, in the order of [Successors#expand]. Whoever schedules steps chooses among them; where
  /// they are not told apart there is one.
  default List<String> agents() {
    return List.of("all");
  }

  /// The claims that [Successors#violated] decides, in its numbering.
  List<Property> properties();

  /// The situations that [Successors#witnessed] recognises, in its numbering.
  List<Property> witnesses();

  /// What [Successors#coverage] counts, in its numbering.
  List<Counter> counters();

  /// The same protocol in steps that are fine enough to meet every data race that there is, with
  /// nothing claimed but that there is none; it has no deadlocks. Empty when no data race is
  /// possible, whatever the strands do.
  ///
  /// It may take for granted what most protocols keep to, such as that locks exclude. A step that
  /// does not is an error of kind [FlawKind#MODEL] in it; then its own `races()` decides, which
  /// takes nothing for granted and is larger.
  default Optional<TransitionSystem> races() {
    return Optional.empty();
  }

  /// A system that has an error if and only if [#races] has one, and is as a rule much smaller: it
  /// decides whether there is a data race, but has no words for it. Empty when none is possible.
  default Optional<TransitionSystem> anyRace() {
    return races();
  }

  /// Every bound under which this system shows less than its protocol: `live stack splits ≤ 1`.
  List<String> bounds();

  /// Retells states and steps in the words of the protocol, slowly.
  Narrator narrator();
}
