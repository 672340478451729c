package dev.heddle.model.jvm;

import java.util.List;

/// One step of a schedule: who makes it, and what he chooses. A list of turns is enough to run an
/// execution again.
///
/// @param agent who
/// @param choices the numbers chosen, in order
public record Turn(Execution.Agent agent, List<Integer> choices) {
  /// Copies the choices.
  public Turn {
    choices = List.copyOf(choices);
  }
}
