package dev.heddle.checker.schedule;

import dev.heddle.checker.verdict.Coverage;
import dev.heddle.checker.verdict.Sighting;
import java.util.Optional;

/// What some runs have shown. Nothing wrong in them proves nothing.
///
/// @param scheduler how they were drawn
/// @param seed what they were drawn from: the same seed gives the same runs
/// @param runs how many there were
/// @param steps how many steps they had together
/// @param longest how many steps the longest had
/// @param rested how many ended where everybody may rest
/// @param cut how many were ended after the most steps that a run may have
/// @param states how many distinct states they went through; as many at least, if there are
///   [Simulation#MOST_COUNTED]
/// @param coverage which steps there were, and the situations reached
/// @param seconds wall time
/// @param found what was wrong in the last run, if anything
public record Sample(
    Scheduler scheduler,
    long seed,
    long runs,
    long steps,
    int longest,
    long rested,
    long cut,
    long states,
    Coverage coverage,
    double seconds,
    Optional<Found> found) {

  /// The sample in a few lines: how much there was, and which situations were reached.
  public String text() {
    var out = new StringBuilder();
    out.append(runs).append(" runs, ").append(steps).append(" steps, ").append(longest);
    out.append(" in the longest; ").append(rested).append(" ended at rest, ").append(cut);
    out.append(" cut off\n").append(states);
    out.append(states < Simulation.MOST_COUNTED ? " states\n" : " states or more\n");
    for (Sighting sighting : coverage.sightings()) {
      out.append(sighting.depth().isPresent() ? "reached: " : "never reached: ");
      out.append(sighting.witness().name()).append('\n');
    }
    return out.toString();
  }
}
