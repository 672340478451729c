package dev.heddle.junit;

import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Trace;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceNotWritten;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Step;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// Something wrong that was to be found, and the shortest way there.
public final class Violation extends Result<Violation> {
  private final Report report;
  private final Surroundings surroundings;

  Violation(Report report, Statistics statistics, Surroundings surroundings) {
    super(report.document().subject().job(), statistics);
    this.report = report;
    this.surroundings = surroundings;
  }

  @Override
  Violation self() {
    return this;
  }

  /// What is wrong.
  public Flaw flaw() {
    return report.document().flaw();
  }

  /// How it comes about.
  public Trace trace() {
    return report.document().trace();
  }

  /// Everything that is known of it.
  public TraceDocument document() {
    return report.document();
  }

  /// Asserts which property is violated.
  ///
  /// @param expected its name, `Peterson.mutualExclusion`, or the part after the class
  public Violation property(String expected) {
    return Property.answersTo(flaw().property(), expected)
        ? this
        : require("property", expected, flaw().property());
  }

  /// Asserts what the message of the flaw has in it.
  public Violation message(String part) {
    return flaw().message().contains(part) ? this : require("message", part, flaw().message());
  }

  /// Asserts how many steps it takes; one that fails is among them.
  public Violation steps(int expected) {
    return require("steps", expected, trace().steps().size());
  }

  /// Asserts who takes the steps, in their order.
  public Violation strands(String... expected) {
    return require(
        "strands", List.of(expected), trace().steps().stream().map(Step::strand).toList());
  }

  /// Writes the trace and its page, as for a test that fails, and returns where the trace is.
  ///
  /// @throws UncheckedIOException when that fails
  public Path write() {
    try {
      return report.write(surroundings);
    } catch (TraceNotWritten e) {
      throw new UncheckedIOException(e);
    }
  }
}
