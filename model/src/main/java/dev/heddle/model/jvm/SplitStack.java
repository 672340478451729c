package dev.heddle.model.jvm;

/// A stack that grows by splitting: Go's of 2011.
final class SplitStack {
  /// A stack on which everything finds room.
  static final SplitStack ROOMY = new SplitStack(0, () -> {}, () -> {});

  private final int limit;
  private final Runnable morestack;
  private final Runnable lessstack;
  private int live;

  /// @param limit how many splits may be live
  /// @param morestack what a split runs
  /// @param lessstack what the return of a function that has split runs
  SplitStack(int limit, Runnable morestack, Runnable lessstack) {
    this.limit = limit;
    this.morestack = morestack;
    this.lessstack = lessstack;
  }

  /// Whether a function that is called now may split it.
  boolean maySplit() {
    return live < limit;
  }

  void split() {
    morestack.run();
    live++;
  }

  void unsplit() {
    live--;
    lessstack.run();
  }
}
