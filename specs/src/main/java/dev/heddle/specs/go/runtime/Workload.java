package dev.heddle.specs.go.runtime;

/// What goroutines do.
public enum Workload {
  /// They start goroutines, and yield.
  SPAWN,
  /// They make system calls.
  SYSCALLS,
  /// They call C functions.
  CGO,
  /// They call C functions that call back.
  CALLBACK,
  /// The same, and any function may defer one that recovers, and panic.
  PANIC,
  /// The same without panics, and any function may call runtime.Goexit.
  GOEXIT;

  Program of(Cgocall runtime, Size size) {
    return switch (this) {
      case SPAWN -> new Spawn(runtime, size);
      case SYSCALLS -> new Syscalls(runtime, size);
      case CGO -> new Cgo(runtime, size);
      case CALLBACK -> new Callback(runtime, size);
      case PANIC -> new Panics(runtime, size);
      case GOEXIT -> new Goexit(runtime, size);
    };
  }
}
