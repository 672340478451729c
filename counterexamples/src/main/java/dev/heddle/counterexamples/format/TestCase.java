package dev.heddle.counterexamples.format;

/// A job as a test.
///
/// @param name the job's name
/// @param seconds how long it took; negative when nobody knows
/// @param result what became of it
public record TestCase(String name, double seconds, Result result) {

  /// A test of which the time is not known.
  public static TestCase of(String name, Result result) {
    return new TestCase(name, -1, result);
  }

  /// What became of a test.
  public sealed interface Result {}

  /// It is as it should be.
  ///
  /// @param output what there is to say; may be empty
  public record Passed(String output) implements Result {}

  /// What was checked is wrong.
  ///
  /// @param type in one word
  /// @param message in one line
  /// @param text in full
  public record Failed(String type, String message, String text) implements Result {}

  /// It could not be checked.
  ///
  /// @param type in one word
  /// @param message what went wrong
  public record Errored(String type, String message) implements Result {}

  /// It was not checked to the end.
  ///
  /// @param message why
  public record Skipped(String message) implements Result {}
}
