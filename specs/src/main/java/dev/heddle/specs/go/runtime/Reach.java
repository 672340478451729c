package dev.heddle.specs.go.runtime;

import java.util.Set;

/// How far goroutines of a workload get.
///
/// @param does what they do
/// @param size how much there is of everything
/// @param overflow which prologues find no room on the stack
record Reach(Set<Does> does, Size size, Overflow overflow) {

  /// Whether goroutines do that.
  boolean does(Does what) {
    return does.contains(what);
  }

  /// Whether one of them may execute so many statements.
  boolean executes(int statements) {
    return size.statements() >= statements;
  }

  /// Whether there are several of them, and several Ms.
  boolean several() {
    boolean spawnInCallbacks = does(Does.SPAWN) && !does(Does.YIELD);
    return size.ms() > 1 && size.gs() > 1 && executes(spawnInCallbacks ? 3 : 1);
  }

  /// Whether several Ms may execute Go code.
  boolean parallel() {
    return several() && (size.procs() > 1 || does(Does.PROCS));
  }

  /// Whether goroutines make system calls or call C after initialization.
  boolean leaves() {
    return !does(Does.INIT) && (does(Does.SYSCALL) || does(Does.C));
  }

  /// Whether a second M gets something to do.
  boolean twoMs() {
    return parallel() || (several() && leaves());
  }

  /// Whether a goroutine that comes back may find no processor.
  boolean returnsLate() {
    boolean more = size.ms() > size.procs() && size.gs() > size.procs();
    return several() && leaves() && (more || does(Does.COLLECT) || does(Does.PROCS));
  }

  /// Whether a goroutine may wait for a processor though every M has something to do.
  boolean queues() {
    return several() && size.gs() > Math.min(size.ms(), size.procs());
  }

  /// How deep callbacks nest in which a statement is executed. Calling C and calling back are two
  /// more. During initialization a panic is the only one.
  int callbacks() {
    boolean statement = !does(Does.INIT) || does(Does.RECOVER);
    return does(Does.CALLBACK) && statement
        ? Math.min(size.depth(), (size.statements() - 1) / 2)
        : 0;
  }
}
