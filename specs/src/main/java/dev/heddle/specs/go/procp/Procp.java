package dev.heddle.specs.go.procp;

import static dev.heddle.protocol.Heddle.assume;
import static dev.heddle.protocol.Heddle.await;
import static dev.heddle.protocol.Heddle.check;
import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Strand;

/// Go's scheduler of July 2011, with system calls that pass by its lock.
public class Procp implements Protocol {
  private final Granularity granularity;
  private final int gs;
  private final int maxprocs;
  private final M[] ms;
  private final Monitor monitor = new Monitor(this);

  /// The atomic word, `runtime·sched.atomic`.
  final AtomicWord atomic;

  private final Lock sched = new Lock();
  private final Lock gc = new Lock();
  final Note stopped = new Note();

  // Idle Ms: mhead[:mwait].
  @Range(to = 7)
  private final int[] mhead;

  @Range(to = 7)
  private int mwait;

  /// How many Ms there are.
  @Range(to = 7)
  private int mcount;

  /// How many goroutines wait to run.
  @Range(to = 7)
  int gwait;

  /// How many goroutines sleep until another wakes them.
  @Range(to = 7)
  private int gsleep;

  @Range(from = 1, to = 3)
  private int gomaxprocs;

  private boolean gcwaiting;
  private boolean worldstopped;

  /// How many goroutines are committed to entering the scheduler but have not yet done so.
  @Range(to = 7)
  private int schedpend;

  public Procp(int gs, int gomaxprocs, Granularity granularity) {
    this.granularity = granularity;
    this.gs = gs;
    this.maxprocs = gomaxprocs;
    this.gomaxprocs = gomaxprocs;
    this.atomic = new AtomicWord(granularity);
    this.mhead = new int[gs];
    this.ms = new M[gs];
    for (int i = 0; i < gs; i++) {
      ms[i] = new M(this, i);
    }
  }

  @Invariant("Should never have goroutines waiting with procs available.")
  boolean noGoroutineWaitsWithProcsAvailable() {
    return !quiet() || gwait == 0 || atomic.mcpu >= atomic.mcpumax;
  }

  @Invariant("Should never have gc waiting for stop if things have already stopped.")
  boolean gcDoesNotWaitForWhatHasStopped() {
    return !quiet() || !atomic.stopped();
  }

  private boolean quiet() {
    return sched.isFree() && schedpend == 0;
  }

  final void statement() {
    granularity.statement();
  }

  private void schedlock() {
    sched.lock();
  }

  private void schedunlock() {
    statement();
    sched.unlock();
  }

  private boolean haveg() {
    return gwait > 0;
  }

  void gput() {
    statement();
    gwait++;
    if (gwait == 1) {
      atomic.setGwaiting(true);
    }
  }

  void gget() {
    statement();
    check(gwait > 0, "gget of an empty queue");
    gwait--;
    if (gwait == 0) {
      atomic.setGwaiting(false);
    }
  }

  private void mput(M m) {
    mhead[mwait] = m.number();
    mwait++;
  }

  private void mnextg(M m) {
    m.nextg = true;
    if (m.waitnextg) {
      m.waitnextg = false;
      m.havenextg.wakeup();
    }
  }

  private void mgetnextg() {
    statement();
    if (mwait > 0) {
      mwait--;
      mnextg(ms[mhead[mwait]]);
      mhead[mwait] = 0;
    } else {
      newosproc();
    }
  }

  void newosproc() {
    check(mcount < ms.length, "more threads than goroutines");
    mcount++;
  }

  void matchmg() {
    statement();
    if (haveg() && atomic.canaddmcpu()) {
      do {
        gget();
        mgetnextg();
        statement();
      } while (haveg() && atomic.canaddmcpu());
    }
  }

  void nextgandunlock(M m) {
    statement();
    check(atomic.mcpu <= gs, "more goroutines run than there are");
    statement();
    if (m.nextg) {
      statement();
      m.nextg = false;
      schedunlock();
    } else if (haveg() && atomic.canaddmcpu()) {
      gget();
      schedunlock();
    } else {
      statement();
      mput(m);
      m.nextg = false;
      m.waitnextg = true;
      m.havenextg.clear();
      wakeStopper();
      schedunlock();
      m.havenextg.sleep();
      check(m.nextg, "woken without a goroutine");
      m.nextg = false;
    }
  }

  void wakeStopper() {
    statement();
    atomic.load();
    if (atomic.stopped()) {
      statement();
      atomic.clearWaitstop();
      statement();
      stopped.wakeup();
    }
  }

  void stoptheworld() {
    schedlock();
    statement();
    gcwaiting = true;
    statement();
    atomic.setmcpumax(1);
    while (mustWait()) {
      schedunlock();
      stopped.sleep();
      schedlock();
    }
    statement();
    worldstopped = true;
    sched.unlock();
  }

  boolean mustWait() {
    statement();
    atomic.load();
    if (atomic.mcpu <= 1) {
      return false;
    }
    stopped.clear();
    check(!atomic.waitstop, "waitstop is set already");
    atomic.waitstop = true;
    return true;
  }

  void starttheworld() {
    schedlock();
    statement();
    worldstopped = false;
    gcwaiting = false;
    statement();
    atomic.setmcpumax(gomaxprocs);
    matchmg();
    schedunlock();
  }

  private void ready() {
    schedlock();
    gput();
    matchmg();
    schedunlock();
  }

  private void schedule(M m) {
    schedlock();
    statement();
    m.mustsched = false;
    statement();
    atomic.decrement();
    statement();
    check(atomic.mcpu <= gs, "more goroutines run than there are");
    statement();
    granularity.instruction();
    if (choose(2) == 0) {
      gput();
    } else {
      assume(gsleep + 1 < gs);
      statement();
      gsleep++;
    }
    nextgandunlock(m);
  }

  void entersyscall() {
    statement();
    check(atomic.mcpu > 0, "a running goroutine is not counted");
    statement();
    atomic.decrement();
    if (mustCoordinate()) {
      schedpend++;
      schedlock();
      statement();
      schedpend--;
      statement();
      atomic.load();
      if (atomic.gwaiting) {
        matchmg();
      }
      wakeStopper();
      schedunlock();
    }
    statement();
    check(atomic.mcpu < gs, "a goroutine in a system call is counted");
  }

  boolean mustCoordinate() {
    return atomic.gwaiting || atomic.stopped();
  }

  void exitsyscall(M m) {
    statement();
    atomic.increment();
    if (!cpuAvailable()) {
      schedlock();
      statement();
      atomic.load();
      if (atomic.mcpu > atomic.mcpumax) {
        m.mustsched = true;
      }
      schedunlock();
    }
    statement();
    check(atomic.mcpu > 0, "a running goroutine is not counted");
  }

  boolean cpuAvailable() {
    return atomic.mcpu < atomic.mcpumax;
  }

  private void gomaxprocsfunc(M m) {
    schedlock();
    statement();
    int n = 1 + choose(maxprocs);
    assume(n != gomaxprocs);
    gomaxprocs = n;
    statement();
    if (gcwaiting) {
      statement();
      check(atomic.mcpumax == 1, "invalid mcpumax during gc");
    } else {
      statement();
      atomic.setmcpumax(gomaxprocs);
      statement();
      atomic.load();
      if (atomic.mcpu > gomaxprocs) {
        statement();
        m.mustsched = true;
      } else {
        matchmg();
      }
    }
    schedunlock();
  }

  void mstart(M m) {
    for (; ; ) {
      await(() -> m.number() < mcount);
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
        assume(gc.tryLock());
        stoptheworld();
        starttheworld();
        statement();
        gc.unlock();
      }
      default -> gomaxprocsfunc(m);
    }
  }

  void schedinit() {
    gwait = gs - 1;
    atomic.gwaiting = gwait > 0;
    atomic.mcpu = 1;
    atomic.mcpumax = 1;
  }
}
