package dev.heddle.specs.go.procp;

import static dev.heddle.protocol.Heddle.check;

import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sync;

/// What the scheduler's lock guards, and the functions that do not depend on who calls them.
///
/// Goroutines are not tracked one by one: the run queue is the number of those that wait.
final class Sched {
  private final Granularity granularity;
  private final M[] ms;
  private final Lock lock = new Lock();

  final AtomicWord atomic;

  /// Where the collector sleeps until the world has stopped.
  final Note stopped = new Note();

  /// The Ms that wait for work: `mhead[:mwait]`.
  @Range(upTo = "ms.length")
  private final int[] mhead;

  @Range(upTo = "ms.length")
  private int mwait;

  /// How many Ms have been created. An M that has not been waits for it, which is no step of C.
  @Sync
  @Range(upTo = "ms.length")
  private int mcount;

  /// How many goroutines wait to run.
  @Range(upTo = "ms.length")
  private int gwait;

  @Range(from = 1, to = 3)
  int gomaxprocs;

  boolean gcwaiting;

  /// How many goroutines are about to enter the scheduler but have not yet done so. It spares the
  /// model loops of compare-and-swap, and C does not have it.
  @Sync
  @Range(upTo = "ms.length")
  int schedpend;

  Sched(M[] ms, int gomaxprocs, Granularity granularity) {
    this.ms = ms;
    this.gomaxprocs = gomaxprocs;
    this.granularity = granularity;
    this.atomic = new AtomicWord(ms.length, granularity);
    this.mhead = new int[ms.length];
  }

  /// All goroutines but the one that runs already wait.
  void init() {
    gwait = ms.length - 1;
    atomic.gwaiting = gwait > 0;
    atomic.mcpu = 1;
    atomic.mcpumax = 1;
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    granularity.statement();
    lock.unlock();
  }

  /// Whether nobody is in the scheduler, or about to be.
  boolean isQuiet() {
    return lock.isFree() && schedpend == 0;
  }

  void gput() {
    granularity.statement();
    gwait++;
    if (gwait == 1) {
      atomic.setGwaiting(true);
    }
  }

  boolean haveg() {
    return gwait > 0;
  }

  void gget() {
    granularity.statement();
    check(gwait > 0, "gget of an empty queue");
    gwait--;
    if (gwait == 0) {
      atomic.setGwaiting(false);
    }
  }

  void mput(M m) {
    mhead[mwait] = m.number();
    mwait++;
  }

  /// Gives a goroutine to `m`.
  private static void mnextg(M m) {
    m.nextg = true;
    if (m.waitnextg) {
      m.waitnextg = false;
      m.havenextg.wakeup();
    }
  }

  /// Gives a goroutine to an M that waits for one, or to a new M.
  private void mgetnextg() {
    granularity.statement();
    if (mwait > 0) {
      mwait--;
      mnextg(ms[mhead[mwait]]);
      mhead[mwait] = 0;
    } else {
      newosproc();
    }
  }

  /// Whether there are that many Ms.
  boolean hasMs(int n) {
    return n <= mcount;
  }

  /// Creates the next M, which has a goroutine to run.
  void newosproc() {
    check(mcount < ms.length, "more Ms than goroutines");
    mcount++;
  }

  /// Whether a goroutine must enter the scheduler instead of continuing to execute.
  boolean anyMustsched() {
    for (M m : ms) {
      if (m.mustsched) {
        return true;
      }
    }
    return false;
  }

  boolean hasStarted(M m) {
    return m.number() < mcount;
  }

  /// Kicks off Ms while goroutines wait and processors are available.
  ///
  /// The head of the loop is written twice because Spin stands at different states before the first
  /// round and before the others.
  void matchmg() {
    granularity.statement();
    if (haveg() && atomic.canaddmcpu()) {
      do {
        gget();
        mgetnextg();
        granularity.statement();
      } while (haveg() && atomic.canaddmcpu());
    }
  }
}
