package dev.heddle.model.system;

/// The successor function of a [TransitionSystem], for one thread.
///
/// States lie in `long[]`s at an offset, so that nothing is copied or allocated on the way.
public interface Successors {

  /// Writes each successor of the state at `states[offset..]` to `out[at..]`, one after the other,
  /// and returns the position after the last. `out` must have room for
  /// [TransitionSystem#maxSuccessors] states. A successor may equal its origin, and two may be
  /// equal.
  ///
  /// @throws Fault when a step from this state is an error; what has been written is then void, and
  ///   [Narrator#moves] tells which step it was
  int expand(long[] states, int offset, long[] out, int at);

  /// Writes the successors by the steps of one agent, as [#expand(long[], int, long[], int)] does
  /// those of all, which has them agent by agent in ascending order.
  ///
  /// @param agent its position in [TransitionSystem#agents]
  /// @throws Fault when a step of that agent is an error
  default int expand(int agent, long[] states, int offset, long[] out, int at) {
    return expand(states, offset, out, at);
  }

  /// The number of the first property that is false in the state, or -1 when all hold.
  ///
  /// @throws Fault when the evaluation of a property is itself an error
  int violated(long[] states, int offset);

  /// Whether the state is in the situation that the witness of that number looks for.
  ///
  /// @throws Fault when finding that out is itself an error
  boolean witnessed(int witness, long[] states, int offset);

  /// Whether every strand may wait for ever where it stands in this state: then having no successor
  /// but itself is a proper end rather than a deadlock.
  boolean mayRest(long[] states, int offset);

  /// How often each counter of [TransitionSystem#counters] has fired through this object so far.
  /// Each call brings the same array up to date.
  long[] coverage();
}
