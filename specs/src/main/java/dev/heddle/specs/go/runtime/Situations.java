package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;
import java.util.ArrayList;

/// Situations that a job has to get into, or else its properties say less than they seem to.
///
/// An object is made for those only that the workload should reach in the sizes at hand, which
/// [Reach] decides. What its methods see is what is so between two steps.
abstract class Situations {
  /// The runtime that is to get into them.
  final Globals runtime;

  /// Situations of `runtime`.
  Situations(Globals runtime) {
    this.runtime = runtime;
  }

  /// Those that `runtime` should get into.
  static Situations[] of(Globals runtime, Reach reach) {
    var all = new ArrayList<Situations>();
    all.add(new SchedulerSituations(runtime, reach));
    if (reach.leaves()) {
      all.add(new SyscallSituations(runtime, reach));
    }
    if (reach.does(Does.C) && reach.executes(1)) {
      all.add(new CgoSituations(runtime, reach));
    }
    for (int depth = 1; depth <= reach.callbacks(); depth++) {
      all.add(new CallbackSituations(runtime, reach, depth));
    }
    if (reach.does(Does.COLLECT)) {
      all.add(new CollectorSituations(runtime, reach));
    }
    if (reach.does(Does.PROCS) && reach.several()) {
      all.add(new ProcsSituations(runtime, reach));
    }
    if (reach.does(Does.BLOCK) && reach.twoMs()) {
      all.add(new BlockedSituations(runtime, reach));
    }
    if (reach.overflow() == Overflow.ANYWHERE) {
      all.add(new StackSituations(runtime, reach));
    }
    return all.toArray(Situations[]::new);
  }

  /// Whether some goroutine has that status.
  @NoSplit
  final boolean some(Status status) {
    for (G g : runtime.gs) {
      if (g.status == status) {
        return true;
      }
    }
    return false;
  }

  /// Whether a goroutine is in C code, or wants to come out of it: a step may lead through all of
  /// the code.
  @NoSplit
  final boolean inC() {
    for (G g : runtime.gs) {
      if (g.sp > 1 && g.status == Status.GSYSCALL && !g.readyonstop) {
        return true;
      }
    }
    return false;
  }

  /// Whether a goroutine comes back from a system call or C and has not found a processor.
  @NoSplit
  final boolean comesBackLate() {
    for (G g : runtime.gs) {
      if (g.status == Status.GSYSCALL && g.readyonstop) {
        return true;
      }
    }
    return false;
  }

  /// Whether some M collects garbage.
  @NoSplit
  final boolean collects() {
    for (M m : runtime.ms) {
      if (m.gcing) {
        return true;
      }
    }
    return false;
  }
}
