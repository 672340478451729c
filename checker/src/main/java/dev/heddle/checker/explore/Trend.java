package dev.heddle.checker.explore;

import java.util.OptionalLong;

/// How the sizes of levels develop, and what that lets one expect.
///
/// The levels of a breadth-first search grow at first and shrink at last. While they grow, nothing
/// can be said. When they have shrunk [#WINDOW] times in a row, the rate of that goes on, as a
/// rule.
final class Trend {
  private static final int WINDOW = 5;

  /// A slower decline says nothing: the estimate would be a multiple of all that is known.
  private static final double SLOWEST = 0.97;

  private final long[] sizes = new long[WINDOW + 1];
  private int levels;
  private volatile long unseen = -1;

  /// Notes that one more level is complete.
  void add(long size) {
    sizes[levels++ % sizes.length] = size;
    unseen = extrapolate();
  }

  /// About how many states all levels to come will have together.
  OptionalLong unseen() {
    long now = unseen;
    return now < 0 ? OptionalLong.empty() : OptionalLong.of(now);
  }

  private long extrapolate() {
    if (levels <= WINDOW) {
      return -1;
    }
    for (int i = levels - WINDOW; i < levels; i++) {
      if (size(i) >= size(i - 1)) {
        return -1;
      }
    }
    long last = size(levels - 1);
    double rate = Math.pow((double) last / size(levels - 1 - WINDOW), 1.0 / WINDOW);
    return rate > SLOWEST ? -1 : (long) (last * rate / (1 - rate));
  }

  private long size(int level) {
    return sizes[level % sizes.length];
  }
}
