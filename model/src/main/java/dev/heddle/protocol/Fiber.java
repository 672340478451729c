package dev.heddle.protocol;

/// A strand that runs only while it is the current one of a [Carrier]: a goroutine, a virtual
/// thread, a task.
public abstract class Fiber extends Strand {

  /// For subclasses.
  protected Fiber() {}
}
