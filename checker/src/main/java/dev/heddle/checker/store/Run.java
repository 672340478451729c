package dev.heddle.checker.store;

/// A run of consecutive state numbers in one long: the first number in the upper half, how many
/// there are in the lower. Numbers are unsigned, so the first is given as a long.
public final class Run {
  private Run() {}

  /// The run `first, first + 1, …` of `length` numbers.
  static long of(long first, int length) {
    return first << 32 | length;
  }

  /// The first number of `run`.
  public static long first(long run) {
    return run >>> 32;
  }

  /// How many numbers `run` has, at least 1.
  public static int length(long run) {
    return (int) run;
  }
}
