package dev.heddle.specs.go.stackalloc;

import dev.heddle.protocol.Carrier;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Range;
import dev.heddle.specs.linux.OsThread;
import org.jspecify.annotations.Nullable;

/// An OS thread that executes Go code: Go's M.
final class M extends Carrier implements OsThread {
  private final int id;

  /// The goroutine whose stack is the scheduler stack.
  final G0 g0;

  /// The goroutine that it runs, when it is not in the scheduler; null before the first.
  @Nullable G curg;

  /// How many locks it holds or waits for.
  @Range(to = 3)
  int locks;

  /// Whether `scheduler` has saved its position in `m->sched`, so that one can go there.
  boolean saved;

  /// The M with that number and scheduler stack; `started` if the process begins on it.
  M(int id, G0 g0, boolean started) {
    super(started ? g0 : null);
    this.id = id;
    this.g0 = g0;
  }

  @Override
  @NoSplit
  public int tid() {
    return id;
  }

  @Override
  public String toString() {
    return "M" + id;
  }
}
