package dev.heddle.junit;

/// What becomes of a test whose search was not conclusive: a limit ended it, so that it found
/// nothing wrong and excluded nothing.
public enum OnInconclusive {
  /// The test is aborted, which reports show as skipped, with the reason.
  ABORT,
  /// The test fails.
  FAIL
}
