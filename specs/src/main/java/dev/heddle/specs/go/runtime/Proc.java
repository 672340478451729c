package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.MayRest;
import dev.heddle.protocol.NoSplit;
import org.jspecify.annotations.Nullable;

/// The scheduler: `proc.c`, as it was from January to March 2011.
abstract class Proc extends Globals {

  Proc(Size size, Workload workload, Overflow overflow, Watch watch) {
    super(size, workload, overflow, watch);
  }

  // ---- Scheduling helpers. Sched must be locked. ----

  /// Puts `g` on the run queue; if it is wired, hands it to its M.
  @NoSplit
  final void gput(G g) {
    M m = g.lockedm;
    if (sched.mcpu < sched.mcpumax && m != null) {
      mnextg(m, g);
      return;
    }
    g.schedlink = null;
    G last = sched.gtail;
    if (last == null) {
      sched.ghead = g;
    } else {
      last.schedlink = g;
    }
    sched.gtail = g;
    sched.gwait++;
  }

  /// Takes a goroutine from the run queue, null when it is empty.
  @NoSplit
  final @Nullable G gget() {
    G g = sched.ghead;
    if (g != null) {
      sched.ghead = g.schedlink;
      g.schedlink = null;
      if (sched.ghead == null) {
        sched.gtail = null;
      }
      sched.gwait--;
    }
    return g;
  }

  /// Puts `m` on the list of idle Ms.
  @NoSplit
  private void mput(M m) {
    m.schedlink = sched.mhead;
    sched.mhead = m;
    sched.mwait++;
  }

  /// An M to run `g`: its own if it is wired, else an idle one; null when there is none.
  @NoSplit
  private @Nullable M mget(G g) {
    if (g.lockedm != null) {
      return g.lockedm;
    }
    M m = sched.mhead;
    if (m != null) {
      sched.mhead = m.schedlink;
      m.schedlink = null;
      sched.mwait--;
    }
    return m;
  }

  /// Puts the dead `g` on the list of free Gs.
  @NoSplit
  private void gfput(G g) {
    g.schedlink = sched.gfree;
    sched.gfree = g;
  }

  /// Takes a dead G from it, null when there is none.
  @NoSplit
  private @Nullable G gfget() {
    G g = sched.gfree;
    if (g != null) {
      sched.gfree = g.schedlink;
      g.schedlink = null;
    }
    return g;
  }

  /// Marks `g` ready to run.
  final void ready(G g) {
    sched.lock();
    readylocked(g);
    sched.unlock();
  }

  /// Marks `g` ready to run. It might be running already, and about to stop.
  final void readylocked(G g) {
    if (g.m != null) {
      g.readyonstop = true;
      return;
    }
    throwIf(badInReady(g.status), "bad g->status in ready");
    g.status = Status.GRUNNABLE;
    gput(g);
    if (!sched.predawn) {
      matchmg();
    }
  }

  /// Whether `readylocked` throws on this status.
  @NoSplit
  boolean badInReady(Status status) {
    return status == Status.GRUNNABLE || status == Status.GRUNNING || status == Status.GRECOVERY;
  }

  /// Passes `g` to `m` for running.
  @NoSplit
  final void mnextg(M m, G g) {
    sched.mcpu++;
    thereIsRoom();
    throwIf(
        watch.has(Watch.PLACES) && m.nextg != null, "S5: mnextg to an M that has a next G already");
    m.nextg = g;
    if (m.waitnextg) {
      m.waitnextg = false;
      m.havenextg.wakeup();
    }
  }

  /// Whoever gives a goroutine to an M has found room for it.
  @NoSplit
  private void thereIsRoom() {
    throwIf(
        watch.has(Watch.COUNTERS) && sched.mcpu > sched.mcpumax,
        "S3: an M is given a goroutine though all processors are taken");
  }

  /// Kicks off Ms as needed, up to mcpumax.
  final void matchmg() {
    if (m().gcing) {
      return;
    }
    while (sched.mcpu < sched.mcpumax && !outOfThreads()) {
      G g = gget();
      if (g == null) {
        break;
      }
      M m = mget(g);
      if (m == null) {
        m = newm();
      }
      mnextg(m, g);
    }
    if (watch.has(Watch.WAITING)) {
      starved = sched.gwait > 0 && sched.mcpu < sched.mcpumax;
    }
  }

  /// Creates an M. In a program that uses cgo pthread_create makes its scheduler stack.
  private M newm() {
    M m = ms[sched.mcount];
    if (!program.cgo) {
      throwIf(malg(Word.LARGE_STACK) != Word.STACK, "no stack for a new M");
    }
    sched.mcount++; // newosproc
    return m;
  }

  /// Whether the next goroutine on the run queue needs an M and there are no more: a bound of the
  /// model, not of the runtime.
  @NoSplit
  private boolean outOfThreads() {
    G g = sched.ghead;
    return sched.mhead == null && sched.mcount == ms.length && (g == null || g.lockedm == null);
  }

  /// The next goroutine that this M should run. Sched must be locked on entry, is unlocked on exit.
  final G nextgandunlock() {
    M m = m();
    throwIf(sched.mcpu < 0, "negative runtime.sched.mcpu");
    // If there is a next G, mnextg took care of mcpu++.
    G gp = m.nextg;
    if (gp == null) {
      gp = findgoroutine(m);
    }
    if (gp != null) {
      m.nextg = null;
      sched.unlock();
      return gp;
    }
    throwIf(sched.mcpu == 0 && sched.msyscall == 0, "all goroutines are asleep - deadlock!");
    m.waitnextg = true;
    m.havenextg.clear();
    wakestopped();
    sched.unlock();
    m.havenextg.rest();
    gp = m.nextg;
    throwIf(gp == null, "bad m->nextg in nextgoroutine");
    m.nextg = null;
    return gp;
  }

  /// Looks for work on the run queue, unless this M may run only one goroutine. Puts the M on the
  /// list of idle ones when there is none.
  private @Nullable G findgoroutine(M m) {
    if (m.lockedg != null) {
      // It is not available: make sure that somebody handles the run queue.
      if (sched.gwait != 0) {
        matchmg();
      }
      return null;
    }
    while (sched.mcpu < sched.mcpumax) {
      G gp = gget();
      if (gp == null) {
        break;
      }
      M wired = gp.lockedm;
      if (wired == null) {
        sched.mcpu++;
        thereIsRoom();
        return gp;
      }
      mnextg(wired, gp);
    }
    mput(m);
    return null;
  }

  /// Wakes the collector if it waits for Ms to stop and enough have.
  @NoSplit
  final void wakestopped() {
    if (sched.waitstop && sched.mcpu <= sched.mcpumax) {
      sched.waitstop = false;
      sched.stopped.wakeup();
    }
  }

  // ---- The scheduler stack ----

  /// The first function of an M.
  final void mstart() {
    scheduler();
  }

  /// Finds a goroutine to run, runs it, and so on.
  void scheduler() {
    M m = m();
    sched.lock();
    m.schedsp = 1; // gosave(&m->sched), the only one.
    for (; ; ) {
      G gp = nextgandunlock();
      execute(m, gp);
      // Somebody did gogo(&m->sched, 1).
      goesOn(m);
      while (specialStatus(curg(m))) {
        m.switchTo(curg(m));
        goesOn(m);
      }
      sched.lock();
      throwIf(sched.predawn, "init sleeping");
      stopped(m, curg(m));
    }
  }

  /// The position of `m->sched` is used together with its pc, which is in the frame of `scheduler`.
  @NoSplit
  private void goesOn(M m) {
    throwIf(
        watch.has(Watch.SCHEDULER_FRAME) && m.schedsp != 1,
        "P5: scheduler goes on at a position on its stack that is not its frame's");
  }

  /// Runs `gp` until it comes back.
  @NoSplit
  final void execute(M m, G gp) {
    gp.readyonstop = false;
    gp.status = Status.GRUNNING;
    m.curg = gp;
    gp.m = m;
    m.switchTo(gp);
  }

  /// Just finished running `gp`.
  final void stopped(M m, G gp) {
    gp.m = null;
    m.curg = null;
    sched.mcpu--;
    throwIf(sched.mcpu < 0, "runtime.sched.mcpu < 0 in scheduler");
    throwIf(badInSched(gp.status), "bad gp->status in sched");
    if (gp.status == Status.GRUNNING) {
      gp.status = Status.GRUNNABLE;
      gput(gp);
    } else if (gp.status == Status.GMORIBUND) {
      bury(m, gp);
    }
    if (gp.readyonstop) {
      gp.readyonstop = false;
      readylocked(gp);
    }
  }

  /// Whether the scheduler throws when a goroutine comes back to it with this status.
  @NoSplit
  boolean badInSched(Status status) {
    return status == Status.GRUNNABLE || status == Status.GDEAD;
  }

  private void bury(M m, G gp) {
    gp.status = Status.GDEAD;
    if (gp.lockedm != null) {
      gp.lockedm = null;
      m.lockedg = null;
    }
    unwindstack(gp, 0);
    gp.forget();
    gfput(gp);
    if (--sched.gcount == 0) {
      sched.unlock();
      exit();
    }
  }

  /// The process is gone.
  @MayRest
  private static void exit() {
    dev.heddle.protocol.Heddle.await(() -> false);
  }

  // ---- What goroutines call ----

  /// Enters the scheduler: goes on where `scheduler` has saved its position.
  final void gosched() {
    M m = m();
    throwIf(m.locks != 0, "gosched holding locks");
    throwIf(m.inC(), "gosched of g0");
    G g = g();
    g.gosave();
    m.switchTo(m.g0); // gogo(&m->sched, 1)
  }

  /// Ends the goroutine. Never returns; a dead goroutine rests here.
  @MayRest
  @NoSplit
  final void goexit() {
    g().status = Status.GMORIBUND;
    gosched();
  }

  /// The goroutine is about to enter a system call.
  @NoSplit
  void entersyscall() {
    sched.lock();
    G g = g();
    // Before the notewakeup, so that the collector never sees Gsyscall with a wrong stack.
    g.gosave();
    if (sched.predawn) {
      sched.unlock();
      return;
    }
    g.status = Status.GSYSCALL;
    sched.mcpu--;
    sched.msyscall++;
    if (sched.gwait != 0) {
      matchmg();
    }
    wakestopped();
    sched.unlock();
  }

  /// The goroutine exited its system call. Arranges for it to run on a cpu again.
  void exitsyscall() {
    sched.lock();
    if (sched.predawn) {
      sched.unlock();
      return;
    }
    sched.msyscall--;
    sched.mcpu++;
    G g = g();
    if (sched.mcpu <= sched.mcpumax) {
      // There is room for this M.
      g.status = Status.GRUNNING;
      sched.unlock();
      return;
    }
    // Tells the scheduler to put g back on the run queue, but keeps the collector from thinking
    // that g is running right now.
    g.readyonstop = true;
    sched.unlock();
    gosched();
  }

  /// Creates a goroutine that executes the program's function; whether it has. Textflag 7: the new
  /// goroutine's arguments must be on this segment.
  @NoSplit
  final boolean newproc() {
    return newproc1();
  }

  /// A bound of the model: when there is no memory for one more, nothing happens.
  private boolean newproc1() {
    sched.lock();
    if (sched.gcount == gs.length) {
      sched.unlock();
      return false;
    }
    G newg = gfget();
    if (newg == null) {
      newg = mallocG();
      newg.stack0 = malg(Word.FIXED_STACK) == Word.STACK;
    }
    throwIf(!newg.stack0, "invalid stack in newg");
    newg.status = Status.GWAITING;
    newg.sp = 1;
    newg.gosave();
    newg.statements = program.statements;
    sched.gcount++;
    readylocked(newg);
    sched.unlock();
    return true;
  }

  /// Initialization is over.
  final void initdone() {
    sched.predawn = false;
    // If it has started other goroutines, kicks off Ms for them.
    sched.lock();
    matchmg();
    initialized = true;
    sched.unlock();
  }

  /// Wires the goroutine to its M.
  @NoSplit
  final void lockOSThread() {
    throwIf(sched.predawn, "cannot wire during init");
    m().lockedg = g();
    g().lockedm = m();
    g().wired = true;
  }

  /// Unwires it.
  @NoSplit
  final void unlockOSThread() {
    m().lockedg = null;
    g().lockedm = null;
    g().wired = false;
  }
}
