package dev.heddle.specs.go.stackalloc;

/// What a goroutine is doing, in Go's names (`runtime.h`).
enum Status {
  /// Its memory has not been asked for.
  GIDLE,
  /// On the run queue.
  GRUNNABLE,
  /// Current on an M.
  GRUNNING,
  /// In a system call.
  GSYSCALL,
  /// Not on the run queue, to be readied by somebody.
  GWAITING,
  /// Asks the scheduler to end it.
  GMORIBUND,
  /// On the list of free Gs.
  GDEAD,
  /// New in b5dfac45: asks the scheduler to call stackalloc for it.
  GSTACKALLOC
}
