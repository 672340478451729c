package dev.heddle.protocol;

/// A sequential activity: a process, a thread, a goroutine. Its control state is where it stands in
/// [#run] and the locals that are live there.
///
/// A strand that is not a [Fiber] is a process with a processor of its own, ready from the start.
///
/// A class that overrides [#morestack] gets Go's function prologue woven into every call of a
/// method that is not [NoSplit], while it runs on its own stack: the prologue nondeterministically
/// finds room, or splits the stack, which runs `morestack()` before the body and `lessstack()`
/// after it.
public abstract class Strand implements Runner {

  /// For subclasses.
  protected Strand() {}

  /// What the strand does. When it returns, the strand has ended and may rest for ever.
  protected abstract void run();

  /// Runs on the system stack when a prologue finds no room: Go's `newstack`.
  protected void morestack() {}

  /// Runs on the system stack when a function that split the stack returns: Go's `oldstack`.
  protected void lessstack() {}

  /// How many splits of this strand may be live at once; beyond it every prologue finds room. Read
  /// once, when the model is built. A verdict states this bound.
  protected int liveSplits() {
    return 1;
  }
}
