package dev.heddle.specs.go.runtime;

/// What goroutines of a workload do.
enum Does {
  /// They start goroutines.
  SPAWN,
  /// They yield.
  YIELD,
  /// They make system calls.
  SYSCALL,
  /// They call C functions.
  C,
  /// These call back.
  CALLBACK,
  /// A function recovers from a panic of its own or of functions that it has called.
  RECOVER,
  /// Goroutines end in a function that is not their first, by runtime.Goexit or a panic that nobody
  /// recovers.
  END,
  /// They wait until another one readies them.
  BLOCK,
  /// They wire themselves to their M.
  WIRE,
  /// They collect garbage.
  COLLECT,
  /// They change GOMAXPROCS.
  PROCS,
  /// Initialization calls C functions.
  INIT
}
