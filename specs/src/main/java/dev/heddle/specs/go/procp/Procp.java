package dev.heddle.specs.go.procp;

import static dev.heddle.protocol.Heddle.assume;
import static dev.heddle.protocol.Heddle.await;
import static dev.heddle.protocol.Heddle.check;
import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sometimes;
import dev.heddle.protocol.Sync;

/// Go's scheduler after system calls learnt to pass by its lock.
///
/// A `statement()` stands wherever one Promela statement ends and another begins; at the natural
/// granularity it is nothing. Where a statement of proc.p does nothing (a `skip`, or setting
/// `willsched`, which is always 1 where it is read), there is an assertion that proc.p does not
/// have: a point with nothing before the next would be none. One more property, with
/// [#worldstopped], says what stopping the world is for.
///
/// Promela's `if` with two alternatives that hold and do the same has two transitions where `||`
/// has one, so there are fewer transitions than Spin's, to the same states.
public class Procp implements Protocol {
  private final int gs;
  private final int maxprocs;
  private final Granularity granularity;
  private final Monitor monitor;
  private final Lock gclock = new Lock();

  /// What the scheduler's lock guards.
  final Sched sched;

  /// [Sched#atomic].
  final AtomicWord atomic;

  /// Whether the collector may rely on nobody else running.
  @Sync private boolean worldstopped;

  /// How many goroutines sleep until another one wakes them.
  @Sync
  @Range(upTo = "gs")
  private int gsleep;

  /// @param gs how many goroutines there are, 7 at most; also how many Ms there may be
  /// @param gomaxprocs how many Ms may execute at once at first, 3 at most; with 2 or more,
  ///   goroutines change it to anything from 1 to this
  /// @param granularity where other threads may run
  @SuppressWarnings("this-escape") // An M only keeps it.
  public Procp(int gs, int gomaxprocs, Granularity granularity) {
    this.gs = gs;
    this.maxprocs = gomaxprocs;
    this.granularity = granularity;
    M[] ms = new M[gs];
    for (int i = 0; i < gs; i++) {
      ms[i] = new M(this, i);
    }
    this.sched = new Sched(ms, gomaxprocs, granularity);
    this.atomic = sched.atomic;
    this.monitor = new Monitor(sched);
  }

  @Invariant("Should never have goroutines waiting with procs available.")
  final boolean noGoroutineWaitsWithProcsAvailable() {
    return !(sched.isQuiet() && sched.haveg() && atomic.mcpu < atomic.mcpumax);
  }

  @Invariant("Should never have gc waiting for stop if things have already stopped.")
  final boolean gcDoesNotWaitForWhatHasStopped() {
    return !(sched.isQuiet() && atomic.stopped());
  }

  @Invariant("gwaiting says whether goroutines wait. (Not in proc.p.)")
  final boolean gwaitingIsRight() {
    return !sched.isQuiet() || atomic.gwaiting == sched.haveg();
  }

  @Sometimes("GOMAXPROCS is not what it was at first, if it may change")
  final boolean gomaxprocsChanges() {
    return maxprocs == 1 || sched.gomaxprocs != maxprocs;
  }

  @Sometimes("a goroutine sleeps until another wakes it")
  final boolean goroutineSleeps() {
    return gsleep > 0;
  }

  @Sometimes("the world is stopped")
  final boolean worldStops() {
    return worldstopped;
  }

  @Sometimes("the collector waits until others have stopped")
  final boolean collectorWaits() {
    return atomic.waitstop;
  }

  @Sometimes("a goroutine must enter the scheduler after its system call")
  final boolean syscallFindsNoProcessor() {
    return sched.anyMustsched();
  }

  final void statement() {
    granularity.statement();
  }

  /// The entry point for a new M.
  final void mstart(M m) {
    for (; ; ) {
      await(() -> sched.hasStarted(m));
      if (choose(2) == 0) {
        schedule(m);
      } else {
        assume(!m.mustsched);
        check(!worldstopped, "a goroutine runs while the world is stopped");
        statement();
        goroutine(m);
      }
    }
  }

  /// The goroutine does something.
  private void goroutine(M m) {
    switch (choose(maxprocs > 1 ? 4 : 3)) {
      case 0 -> {
        entersyscall();
        exitsyscall(m);
      }
      case 1 -> {
        assume(gsleep > 0);
        gsleep--;
        ready();
      }
      case 2 -> {
        assume(gclock.tryLock());
        stoptheworld();
        starttheworld();
        statement();
        gclock.unlock();
      }
      default -> gomaxprocsfunc(m);
    }
  }

  /// The goroutine yields, or blocks.
  private void schedule(M m) {
    sched.lock();
    statement();
    m.mustsched = false;
    statement();
    atomic.decrementMcpu();
    statement();
    check(sched.hasMs(atomic.mcpu), "more Ms execute than there are");
    statement();
    granularity.instruction(); // gsleep is shared.
    if (choose(2) == 0) {
      sched.gput();
    } else {
      // Goes to sleep, but there is another that can wake it.
      assume(gsleep + 1 < gs);
      statement();
      gsleep++;
    }
    nextgandunlock(m);
  }

  /// Pulls a goroutine off the queue or else waits for one.
  private void nextgandunlock(M m) {
    statement();
    check(sched.hasMs(atomic.mcpu), "more Ms execute than there are");
    statement();
    if (m.nextg) {
      // Nobody gives a goroutine to an M that does not wait: Spin does not get here either.
      statement();
      m.nextg = false;
      sched.unlock();
    } else if (sched.haveg() && atomic.canaddmcpu()) {
      sched.gget();
      sched.unlock();
    } else {
      statement();
      sched.mput(m);
      m.nextg = false;
      m.waitnextg = true;
      m.havenextg.clear();
      wakeIfStopped();
      sched.unlock();
      m.havenextg.sleep();
      check(m.nextg, "woken without a goroutine");
      m.nextg = false;
    }
  }

  /// Wakes who waits for Ms to stop, if enough have.
  void wakeIfStopped() {
    statement();
    atomic.load();
    if (atomic.stopped()) {
      statement();
      atomic.setWaitstop(false);
      statement();
      sched.stopped.wakeup();
    }
  }

  private void stoptheworld() {
    sched.lock();
    statement();
    sched.gcwaiting = true;
    statement();
    atomic.setmcpumax(1);
    while (mustWait()) {
      sched.unlock();
      sched.stopped.sleep();
      sched.lock();
    }
    worldstopped = true;
    sched.unlock();
  }

  /// Whether others still run. If so, asks to be woken when they have stopped: the word is changed
  /// only if it is still what was read.
  boolean mustWait() {
    statement();
    atomic.load();
    if (atomic.mcpu <= 1) {
      return false;
    }
    sched.stopped.clear();
    check(!atomic.waitstop, "waitstop is set already");
    atomic.waitstop = true;
    return true;
  }

  private void starttheworld() {
    sched.lock();
    statement();
    worldstopped = false;
    sched.gcwaiting = false;
    statement();
    atomic.setmcpumax(sched.gomaxprocs);
    sched.matchmg();
    sched.unlock();
  }

  /// Puts a goroutine on the run queue.
  private void ready() {
    sched.lock();
    sched.gput();
    sched.matchmg();
    sched.unlock();
  }

  private void entersyscall() {
    statement();
    check(atomic.mcpu > 0, "a goroutine that runs is not counted");
    statement();
    atomic.decrementMcpu();
    if (mustCoordinate()) {
      sched.schedpend++;
      sched.lock();
      statement();
      sched.schedpend--;
      statement();
      atomic.load();
      if (atomic.gwaiting) {
        sched.matchmg();
      }
      wakeIfStopped();
      sched.unlock();
    }
    statement();
    check(atomic.mcpu < gs, "a goroutine in a system call is counted");
  }

  /// Whether somebody may be waiting for the processor that a system call has just left.
  boolean mustCoordinate() {
    return atomic.gwaiting || atomic.stopped();
  }

  private void exitsyscall(M m) {
    statement();
    atomic.incrementMcpu();
    if (!cpuAvailable()) {
      sched.lock();
      statement();
      atomic.load();
      if (atomic.mcpu > atomic.mcpumax) {
        m.mustsched = true;
      }
      sched.unlock();
    }
    statement();
    check(atomic.mcpu > 0, "a goroutine that runs is not counted");
  }

  /// Whether there is a processor for a goroutine that returns from a system call and has counted
  /// itself.
  boolean cpuAvailable() {
    return atomic.mcpu < atomic.mcpumax;
  }

  /// The goroutine picks a new gomaxprocs.
  private void gomaxprocsfunc(M m) {
    sched.lock();
    statement();
    int n = 1 + choose(maxprocs);
    assume(n != sched.gomaxprocs);
    sched.gomaxprocs = n;
    statement();
    if (sched.gcwaiting) {
      statement();
      check(atomic.mcpumax == 1, "invalid mcpumax during gc");
    } else {
      statement();
      atomic.setmcpumax(sched.gomaxprocs);
      statement();
      atomic.load();
      if (atomic.mcpu > sched.gomaxprocs) {
        statement();
        m.mustsched = true;
      } else {
        sched.matchmg();
      }
    }
    sched.unlock();
  }
}
