package dev.heddle.checker.verdict;

/// How the states of a search are kept. All ways are exact, and find the same.
public enum Storage {
  /// Begins like [#ARENA]; goes on like [#QUOTIENT] when that pays, or like [#COMPACT] when memory
  /// gets short.
  AUTOMATIC("automatic"),
  /// Each state as it is packed, and an index: fast.
  ARENA("arena"),
  /// Each state in one long, in a place that tells the rest of it: fastest for many states of up to
  /// some 80 bits. A search begins with an arena, until states fit.
  QUOTIENT("quotient"),
  /// Each state as a pair of halves, of which each is kept once: a few bytes for a state, and
  /// slower. A small search does not get that far: it takes some states to learn where to halve
  /// them.
  COMPACT("compact");

  private final String word;

  Storage(String word) {
    this.word = word;
  }

  /// Its name on the command line and in reports.
  public String word() {
    return word;
  }
}
