package dev.heddle.specs.go.runtime;

/// What a goroutine is doing, in Go's names (`runtime.h`).
enum Status {
  /// Its memory has not been asked for.
  GIDLE,
  /// On the run queue, or handed to an M that has not taken it yet.
  GRUNNABLE,
  /// Executed by an M.
  GRUNNING,
  /// In a system call or in C code: its M does not count in `sched.mcpu`.
  GSYSCALL,
  /// To be readied by somebody.
  GWAITING,
  /// Asks the scheduler to end it.
  GMORIBUND,
  /// On the list of free Gs.
  GDEAD,
  /// Asks the scheduler to unwind its stack: it has recovered from a panic.
  GRECOVERY,
  /// New in b5dfac45: asks the scheduler to call stackalloc for it.
  GSTACKALLOC
}
