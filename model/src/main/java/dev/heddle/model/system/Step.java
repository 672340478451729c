package dev.heddle.model.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of one strand, retold.
///
/// @param strand who made it
/// @param carrier the carrier it ran on, or null
/// @param kind what it began with
/// @param at where the strand stood
/// @param path the places it went through in execution order, one each time the source line changed
/// @param choices what it chose, in order: `choose(3) = 1`, `split in lock`, `room in lock`
/// @param accesses the state variables it read and wrote, in order
public record Step(
    String strand,
    @Nullable String carrier,
    StepKind kind,
    SourceLine at,
    List<SourceLine> path,
    List<String> choices,
    List<Access> accesses) {
  /// Copies the lists.
  public Step {
    path = List.copyOf(path);
    choices = List.copyOf(choices);
    accesses = List.copyOf(accesses);
  }
}
