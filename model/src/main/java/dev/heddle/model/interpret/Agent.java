package dev.heddle.model.interpret;

import dev.heddle.model.ir.Program;

/// A strand together with what executes it.
///
/// @param strand the strand's entity
/// @param carrier the carrier's entity, 0 for a strand with a processor of its own
/// @param program what it runs
public record Agent(int strand, int carrier, Program program) {

  /// The entity that owns locks and waits for them on its behalf: its carrier, or itself.
  public int runner() {
    return carrier == 0 ? strand : carrier;
  }
}
