package dev.heddle.specs.go.runtime;

/// What goroutines do.
public enum Workload {
  /// They start goroutines, and yield.
  SPAWN,
  /// They make system calls.
  SYSCALLS,
  /// They make system calls, and collect garbage.
  SYSCALLS_COLLECT,
  /// They call C functions.
  CGO,
  /// They call C functions that call back.
  CALLBACK,
  /// The same, and any function may defer one that recovers, and panic.
  PANIC,
  /// The same without panics, and any function may call runtime.Goexit.
  GOEXIT,
  /// They call C functions that call back; callbacks start goroutines.
  CALLBACK_SPAWNS,
  /// They call C functions that call back, yield, and collect garbage.
  COLLECT,
  /// Initialization calls C functions that call back.
  INIT,
  /// The same, and callbacks may panic.
  INIT_PANICS,
  /// The same; then goroutines collect garbage.
  INIT_COLLECTS,
  /// They call C functions that call back, and yield; callbacks wire and unwire their goroutine.
  WIRE,
  /// The same, and every callback ends by a panic.
  WIRE_PANICS,
  /// They wire themselves, in callbacks too, and unwire outside of them.
  LOCK,
  /// They change GOMAXPROCS, make system calls, call C functions that call back, and yield.
  PROCS,
  /// The same, and they collect garbage.
  PROCS_COLLECT,
  /// Anything.
  UNIVERSAL;

  Program of(Cgocall runtime, Size size) {
    return switch (this) {
      case SPAWN -> new Spawn(runtime, size);
      case SYSCALLS -> new Syscalls(runtime, size);
      case SYSCALLS_COLLECT -> new SyscallsCollect(runtime, size);
      case CGO -> new Cgo(runtime, size);
      case CALLBACK -> new Callback(runtime, size);
      case PANIC -> new Panics(runtime, size);
      case GOEXIT -> new Goexit(runtime, size);
      case CALLBACK_SPAWNS -> new CallbackSpawns(runtime, size);
      case COLLECT -> new Collect(runtime, size);
      case INIT -> new Init(runtime, size, false, false);
      case INIT_PANICS -> new Init(runtime, size, true, false);
      case INIT_COLLECTS -> new Init(runtime, size, true, true);
      case WIRE -> new Wire(runtime, size, true, false);
      case WIRE_PANICS -> new Wire(runtime, size, true, true);
      case PROCS -> new Procs(runtime, size, false);
      case PROCS_COLLECT -> new Procs(runtime, size, true);
      case UNIVERSAL -> new Universal(runtime, size);
      case LOCK -> new Wire(runtime, size, false, false);
    };
  }
}
