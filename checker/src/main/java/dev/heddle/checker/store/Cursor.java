package dev.heddle.checker.store;

/// The states of a run, as one thread reads them: one after the other, from `at` to `end` in
/// `states`.
public final class Cursor {
  /// Where they lie.
  public long[] states = new long[0];

  /// The first that has not been read.
  public int at;

  /// After the last.
  public int end;

  /// Where states are unpacked that do not lie anywhere as they are.
  long[] buffer = new long[0];
}
