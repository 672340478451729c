package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.assume;

/// A goroutine whose stack may have to grow: a prologue that finds no room gets a new segment from
/// `newstack`, and the function's return gives it back through `oldstack`.
final class SplitG extends G {
  private final Stacks stacks;

  /// Memory for goroutine `goid`.
  ///
  /// @param depth how deep callbacks nest
  SplitG(Stacks runtime, int goid, int depth) {
    super(runtime, goid, depth);
    this.stacks = runtime;
  }

  @Override
  protected void morestack() {
    assume(stacks.overflows());
    stacks.newstack();
  }

  @Override
  protected void lessstack() {
    stacks.oldstack();
  }
}
