package dev.heddle.specs.go.runtime;

import static dev.heddle.specs.go.runtime.Does.BLOCK;
import static dev.heddle.specs.go.runtime.Does.C;
import static dev.heddle.specs.go.runtime.Does.END;
import static dev.heddle.specs.go.runtime.Does.RECOVER;
import static dev.heddle.specs.go.runtime.Does.YIELD;

import java.util.EnumSet;
import java.util.Set;

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

  /// What its goroutines do when callbacks nest so deep.
  Set<Does> does(int depth) {
    return switch (this) {
      case SPAWN -> EnumSet.of(Does.SPAWN, YIELD);
      case SYSCALLS -> EnumSet.of(Does.SYSCALL, YIELD);
      case SYSCALLS_COLLECT -> EnumSet.of(Does.SYSCALL, Does.COLLECT);
      case CGO -> EnumSet.of(C);
      case CALLBACK -> EnumSet.of(C, Does.CALLBACK);
      case PANIC -> EnumSet.of(C, Does.CALLBACK, RECOVER, END);
      case GOEXIT -> EnumSet.of(C, Does.CALLBACK, END);
      case CALLBACK_SPAWNS -> EnumSet.of(C, Does.CALLBACK, Does.SPAWN);
      case COLLECT -> EnumSet.of(C, Does.CALLBACK, YIELD, Does.COLLECT);
      case INIT -> EnumSet.of(C, Does.CALLBACK, Does.INIT);
      case INIT_PANICS -> EnumSet.of(C, Does.CALLBACK, Does.INIT, RECOVER);
      case INIT_COLLECTS -> EnumSet.of(C, Does.CALLBACK, Does.INIT, RECOVER, Does.COLLECT);
      case WIRE, LOCK -> EnumSet.of(C, Does.CALLBACK, YIELD, Does.WIRE);
      case WIRE_PANICS -> EnumSet.of(C, Does.CALLBACK, YIELD, Does.WIRE, END);
      case PROCS -> procs(depth);
      case PROCS_COLLECT -> {
        var does = procs(depth);
        does.add(Does.COLLECT);
        yield does;
      }
      case UNIVERSAL ->
          EnumSet.of(
              C,
              Does.CALLBACK,
              YIELD,
              Does.SYSCALL,
              Does.COLLECT,
              Does.SPAWN,
              RECOVER,
              END,
              BLOCK,
              Does.WIRE);
    };
  }

  private static EnumSet<Does> procs(int depth) {
    var does = EnumSet.of(YIELD, Does.SYSCALL, Does.PROCS);
    if (depth > 0) {
      does.add(C);
      does.add(Does.CALLBACK);
    }
    return does;
  }
}
