package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.NoSplit;
import org.jspecify.annotations.Nullable;

/// What holds whenever sched is free.
final class Monitor {
  private final Globals runtime;

  Monitor(Globals runtime) {
    this.runtime = runtime;
  }

  /// The first assertion of the monitor of proc.p (July 2011). In a bounded model it is excused
  /// when `matchmg` has found no M left to create.
  @Invariant("should never have goroutines waiting with procs available")
  boolean noGoroutineWaitsWithProcsAvailable() {
    Sched sched = runtime.sched;
    return off(Watch.WAITING)
        || !runtime.initialized
        || runtime.starved
        || !(sched.gwait > 0 && sched.mcpu < sched.mcpumax);
  }

  /// The second assertion of the monitor of proc.p.
  @Invariant("should never have gc waiting for stop if things have already stopped")
  boolean gcDoesNotWaitForWhatHasStopped() {
    Sched sched = runtime.sched;
    return off(Watch.STOPPING) || !(sched.waitstop && sched.mcpu <= sched.mcpumax);
  }

  /// `int32 mcpu; // number of ms executing on cpu`. An M that has been given its next goroutine
  /// counts.
  @Invariant("sched.mcpu is the number of Ms that execute Go code")
  boolean mcpu() {
    if (off(Watch.COUNTERS)) {
      return true;
    }
    int mcpu = 0;
    for (M m : runtime.ms) {
      if (m.nextg != null) {
        mcpu++;
      }
      if (m.curg != null && !outside(m.curg)) {
        mcpu++;
      }
    }
    return runtime.sched.mcpu == mcpu;
  }

  /// `int32 mcpumax; // max number of ms allowed on cpu`. A collector sets it to 1, and back.
  @Invariant("sched.mcpumax is GOMAXPROCS, unless the world is stopped for one that still runs")
  boolean mcpumax() {
    Sched sched = runtime.sched;
    return off(Watch.COUNTERS)
        || sched.mcpumax == sched.gomaxprocs
        || (sched.gcwaiting && sched.gcount > 0);
  }

  /// `int32 mcount; // number of ms that have been created`.
  @Invariant("sched.mcount Ms have been created, and others execute nothing")
  boolean mcount() {
    if (off(Watch.COUNTERS)) {
      return true;
    }
    for (int i = 0; i < runtime.ms.length; i++) {
      M m = runtime.ms[i];
      if (i >= runtime.sched.mcount && (m.nextg != null || m.curg != null)) {
        return false;
      }
    }
    return runtime.sched.mcount <= runtime.ms.length;
  }

  /// `bool predawn; // running initialization, don't run new gs`.
  @Invariant("while initialization runs, no other goroutine does")
  boolean initializationIsAlone() {
    if (off(Watch.PLACES) || !runtime.sched.predawn) {
      return true;
    }
    int running = 0;
    for (M m : runtime.ms) {
      if (m.nextg != null || m.curg != null) {
        running++;
      }
    }
    return running <= 1;
  }

  /// `M *mhead; // ms waiting for work`, `int32 mwait; // number of ms waiting for work`. An M that
  /// is wired waits for its goroutine instead.
  @Invariant("sched.mwait Ms are on the list of idle ones, which are those that sleep and are free")
  boolean mwait() {
    if (off(Watch.COUNTERS)) {
      return true;
    }
    int idle = 0;
    M next = runtime.sched.mhead;
    for (int i = 0; i < runtime.ms.length && next != null; i++) {
      if (!next.waitnextg || next.lockedg != null) {
        return false;
      }
      idle++;
      next = next.schedlink;
    }
    int sleeping = 0;
    for (M m : runtime.ms) {
      if (m.waitnextg && m.lockedg == null) {
        sleeping++;
      }
    }
    return runtime.sched.mwait == idle && idle == sleeping;
  }

  /// `int32 msyscall; // number of ms in system calls`.
  @Invariant("sched.msyscall is the number of Ms in system calls and C code")
  boolean msyscall() {
    if (off(Watch.COUNTERS)) {
      return true;
    }
    int msyscall = 0;
    for (M m : runtime.ms) {
      if (m.curg != null && outside(m.curg)) {
        msyscall++;
      }
    }
    return runtime.sched.msyscall == msyscall;
  }

  /// `int32 gcount; // number of gs that are alive`, `int32 gwait; // number of gs waiting to run`.
  @Invariant("sched.gwait and sched.gcount are the lengths of what they count")
  boolean gwait() {
    if (off(Watch.COUNTERS)) {
      return true;
    }
    int gcount = 0;
    for (G g : runtime.gs) {
      if (g.status != Status.GIDLE && g.status != Status.GDEAD) {
        gcount++;
      }
    }
    return runtime.sched.gcount == gcount && runtime.sched.gwait == queued(null);
  }

  /// A goroutine that is lost is in no place, one that is run twice in several.
  @Invariant(
      "every live G is in one place: the run queue, m->nextg, g->m, or waiting; the dead are free")
  boolean everyGoroutineIsInOnePlace() {
    if (off(Watch.PLACES)) {
      return true;
    }
    for (G g : runtime.gs) {
      boolean alive = g.status != Status.GIDLE && g.status != Status.GDEAD;
      if (places(g) != (alive ? 1 : 0) || free(g) != (g.status == Status.GDEAD ? 1 : 0)) {
        return false;
      }
    }
    return true;
  }

  /// Goroutines that are runnable are queued or handed over, and only they.
  @Invariant(
      "a goroutine is in Grunnable when it is on the run queue or in m->nextg, and only then")
  boolean statusAgreesWithThePlace() {
    if (off(Watch.PLACES)) {
      return true;
    }
    for (G g : runtime.gs) {
      if (g.m == null && g.status != Status.GIDLE && g.status != Status.GDEAD) {
        boolean ready = queued(g) + handed(g) > 0;
        if ((g.status == Status.GRUNNABLE) != ready) {
          return false;
        }
      }
    }
    return true;
  }

  private int places(G g) {
    boolean waits = g.status == Status.GWAITING && g.m == null;
    return queued(g) + handed(g) + (g.m != null ? 1 : 0) + (waits ? 1 : 0);
  }

  /// How often `g` is on the run queue; how long it is when `g` is null.
  private int queued(@Nullable G g) {
    int queued = 0;
    G next = runtime.sched.ghead;
    for (int i = 0; i < runtime.gs.length && next != null; i++) {
      if (g == null || next == g) {
        queued++;
      }
      next = next.schedlink;
    }
    return queued;
  }

  /// How often `g` is on the list of free ones.
  private int free(G g) {
    int free = 0;
    G next = runtime.sched.gfree;
    for (int i = 0; i < runtime.gs.length && next != null; i++) {
      if (next == g) {
        free++;
      }
      next = next.schedlink;
    }
    return free;
  }

  private int handed(G g) {
    int handed = 0;
    for (M m : runtime.ms) {
      if (m.nextg == g) {
        handed++;
      }
    }
    return handed;
  }

  /// Whether the M that executes `g` counts in `msyscall`. A goroutine that exits its system call
  /// without finding room stays in Gsyscall until the scheduler has it, but counts in `mcpu`.
  private static boolean outside(G g) {
    return g.status == Status.GSYSCALL && !g.readyonstop;
  }

  /// Whether nothing is to be said of the present state: sched is taken, or nobody asks.
  @NoSplit
  private boolean off(Watch property) {
    return !runtime.watch.has(property) || !runtime.sched.isFree();
  }
}
