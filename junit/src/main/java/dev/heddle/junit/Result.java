package dev.heddle.junit;

import dev.heddle.checker.verdict.Sighting;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.model.system.Property;
import java.util.Objects;
import org.opentest4j.AssertionFailedError;

/// What a check has found, for finer assertions. Each of them throws [AssertionFailedError] when it
/// is false, and returns this when it is true.
///
/// @param <R> what this is
public abstract sealed class Result<R extends Result<R>> permits Holding, Violation {
  private final String name;
  private final Statistics statistics;

  Result(String name, Statistics statistics) {
    this.name = name;
    this.statistics = statistics;
  }

  abstract R self();

  /// How much was explored, and how.
  public Statistics statistics() {
    return statistics;
  }

  /// Asserts how many distinct states were found.
  public R states(long expected) {
    return require("states", expected, statistics.states());
  }

  /// Asserts how many successors were generated.
  public R transitions(long expected) {
    return require("transitions", expected, statistics.transitions());
  }

  /// Asserts the greatest distance of a state from the first.
  public R depth(int expected) {
    return require("depth", expected, statistics.depth());
  }

  /// Asserts that a `@Sometimes` situation was reached.
  ///
  /// @param witness its name, or the part after the class
  public R reached(String witness) {
    for (Sighting sighting : statistics.coverage().sightings()) {
      if (Property.answersTo(sighting.witness().name(), witness)) {
        return require(witness + " reached", true, sighting.depth().isPresent());
      }
    }
    throw new AssertionFailedError(
        name
            + ": there is no situation "
            + witness
            + ", but "
            + statistics.coverage().sightings().stream().map(it -> it.witness().name()).toList());
  }

  R require(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionFailedError(
          name + ": " + what + ": expected " + expected + ", but was " + actual, expected, actual);
    }
    return self();
  }
}
