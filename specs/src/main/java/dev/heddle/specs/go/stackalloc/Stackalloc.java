package dev.heddle.specs.go.stackalloc;

import static dev.heddle.protocol.Heddle.await;
import static dev.heddle.protocol.Heddle.carrier;
import static dev.heddle.protocol.Heddle.check;
import static dev.heddle.protocol.Heddle.strand;

import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.MayRest;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Protocol;

/// Go's scheduler and stack allocator of February 2011, as far as issue 1547 needs them: what every
/// revision has in common (`proc.c`, `malloc.goc`).
///
/// Functions have their C names and, like there, a prologue that may split the stack unless they
/// are `textflag 7`. The C globals `m` and `g` are [#m] and [#g]; `g == m->g0` is
/// [dev.heddle.protocol.Heddle#onSystemStack]. A `gogo` is [M#switchTo].
///
/// Left out: notes (an idle M waits until the run queue has something), wired goroutines, defer and
/// panic, the collector, the allocator behind larger stacks, and who waits for whom on channels.
public abstract class Stackalloc implements Protocol {
  private final Sched runq;
  private final M[] ms;
  private final G[] gs;
  private final Overflow overflow;
  private final boolean syscalls;

  /// The lock that guards [Sched].
  final RuntimeLock sched;

  /// The lock that guards [#segments].
  final RuntimeLock stacks;

  /// The allocator of segments.
  final FixAlloc segments;

  /// How many segments a goroutine may have beyond its first.
  final int liveSplits;

  /// @param ms how many Ms there may be; the process begins with one
  /// @param gs how many goroutines execute a `go` statement; each creates one more that returns at
  ///   once
  /// @param locks what the locks are made of
  /// @param overflow which prologues find no room
  /// @param splits how many segments a goroutine may have beyond its first
  /// @param syscalls whether those goroutines make a system call first
  Stackalloc(int ms, int gs, Locks locks, Overflow overflow, int splits, boolean syscalls) {
    this.overflow = overflow;
    this.syscalls = syscalls;
    this.liveSplits = splits;
    this.sched = RuntimeLock.of(locks, "sched", ms);
    this.stacks = RuntimeLock.of(locks, "stacks", ms);
    this.segments = new FixAlloc(gs);
    this.gs = new G[2 * gs];
    for (int i = 0; i < 2 * gs; i++) {
      // Goroutine 1 is the runtime's own main; the report's traceback is of goroutine 2.
      this.gs[i] = new G(this, i + 2);
    }
    for (int i = 0; i < gs; i++) {
      this.gs[i].stack0 = Word.STACK;
      this.gs[i].spawns = true;
    }
    this.runq = new Sched(this.gs, gs);
    this.ms = new M[ms];
    for (int i = 0; i < ms; i++) {
      this.ms[i] = new M(i, new G0(this, i), i == 0);
    }
  }

  // ---- What b5dfac45 changes ----

  /// Allocates a stack.
  abstract Word stackalloc(Word n);

  /// Makes a new G's stack. The G itself comes from [Sched#malloc] where there is one.
  abstract Word malg(Word stacksize);

  /// The beginning of the scheduler loop after `gogo(&m->sched, 1)`: whether `gp`'s status asks for
  /// something that is done here, without the full scheduling logic, before `gp` goes on.
  @NoSplit
  abstract boolean specialStatus(G gp);

  /// Whether `readylocked` throws on this status.
  @NoSplit
  abstract boolean badInReady(Status status);

  /// Whether the scheduler throws when a goroutine comes back to it with this status.
  @NoSplit
  abstract boolean badInSched(Status status);

  // ---- What goroutines call ----

  /// What a goroutine's function does: a `go` statement.
  @NoSplit
  final void program() {
    if (syscalls) {
      entersyscall();
      exitsyscall();
    }
    newproc();
  }

  /// Textflag 7: its arguments are those of the new goroutine and must be on this segment.
  @NoSplit
  final void newproc() {
    newproc1();
  }

  private void newproc1() {
    sched.lock();
    G newg = runq.gfget();
    if (newg == null) {
      newg = runq.malloc();
      newg.stack0 = malg(Word.FIXED_STACK);
    }
    check(newg.stack0 == Word.STACK, "invalid stack in newg");
    newg.status = Status.GWAITING;
    newg.spawns = false;
    newprocreadylocked(newg);
    sched.unlock();
  }

  private void newprocreadylocked(G newg) {
    readylocked(newg);
  }

  private void readylocked(G g) {
    if (badInReady(g.status)) {
      throw new IllegalStateException("bad g->status in ready");
    }
    g.status = Status.GRUNNABLE;
    runq.gput(g);
    matchmg();
  }

  /// Kicks off a new M if a goroutine waits and none is idle.
  private void matchmg() {
    if (runq.gwait > 0 && runq.mwait == 0 && runq.mcount < ms.length) {
      M newm = ms[runq.mcount++];
      check(malg(Word.LARGE_STACK) == Word.STACK, "no stack for a new M");
      newosproc(newm);
    }
  }

  /// The new thread begins in `mstart`, on its scheduler stack.
  private void newosproc(M newm) {
    newm.switchTo(newm.g0);
  }

  /// Textflag 7: the saved position must be its caller's.
  @NoSplit
  private void entersyscall() {
    sched.lock();
    g().status = Status.GSYSCALL;
    matchmg();
    sched.unlock();
  }

  private void exitsyscall() {
    sched.lock();
    check(g().status == Status.GSYSCALL, "exitsyscall of a goroutine that is not in Gsyscall");
    g().status = Status.GRUNNING;
    sched.unlock();
  }

  /// Never returns. A dead goroutine rests here.
  @NoSplit
  @MayRest
  final void goexit(G g) {
    g.status = Status.GMORIBUND;
    gosched();
  }

  /// Enters the scheduler, which must not happen with a lock held.
  @NoSplit
  final void gosched() {
    if (m().locks != 0) {
      throw new IllegalStateException("gosched holding locks");
    }
    gosaveAndGogo();
  }

  /// `if(gosave(&g->sched) == 0) gogo(&m->sched, 1)`: continues on the scheduler stack, where
  /// [#scheduler] has saved its position, until somebody goes back to this goroutine.
  @NoSplit
  final void gosaveAndGogo() {
    check(m().saved, "gogo to m->sched, which scheduler() has not saved yet");
    m().switchTo(m().g0);
  }

  // ---- The scheduler stack ----

  /// The first function of a new M.
  final void mstart() {
    minit();
    scheduler();
  }

  private void minit() {
    check(malg(Word.LARGE_STACK) == Word.STACK, "no stack for signals");
  }

  /// Finds a goroutine to run, runs it, and so on.
  private void scheduler() {
    sched.lock();
    m().saved = true;
    for (; ; ) {
      G next = nextgandunlock();
      next.status = Status.GRUNNING;
      m().curg = next;
      m().switchTo(next);
      // Somebody did gogo(&m->sched, 1).
      while (specialStatus(curg())) {
        m().switchTo(curg());
      }
      sched.lock();
      stopped(curg());
    }
  }

  /// Just finished running `gp`.
  private void stopped(G gp) {
    if (badInSched(gp.status)) {
      throw new IllegalStateException("bad gp->status in sched");
    }
    if (gp.status == Status.GRUNNING) {
      gp.status = Status.GRUNNABLE;
      runq.gput(gp);
    } else if (gp.status == Status.GMORIBUND) {
      gp.status = Status.GDEAD;
      runq.gfput(gp);
    }
  }

  /// The next goroutine for this M. With sched locked on entry, unlocked on exit.
  private G nextgandunlock() {
    for (; ; ) {
      G gp = runq.gget();
      if (gp != null) {
        sched.unlock();
        return gp;
      }
      runq.mwait++;
      sched.unlock();
      idle();
      sched.lock();
      runq.mwait--;
    }
  }

  @MayRest
  private void idle() {
    await(() -> runq.work());
  }

  // ---- The split stack ----

  /// Gives the current goroutine a new segment.
  final void newstack() {
    stackalloc(Word.FIXED_STACK);
  }

  /// Takes the current goroutine's newest segment away.
  final void oldstack() {
    stackfree();
  }

  /// Locks `stacks` to let a segment go.
  private void stackfree() {
    stacks.lock();
    segments.entered();
    segments.free();
    stacks.unlock();
  }

  /// Whether the prologue at hand may find no room.
  @NoSplit
  final boolean overflows() {
    return switch (overflow) {
      case NOWHERE -> false;
      case ACQUIRING -> m().locks == 2 && stacks.owner() != m();
      case HOLDING -> stacks.owner() == m();
      case ANYWHERE -> true;
    };
  }

  // ---- Properties ----

  /// Whether `g` is current on an M that holds sched.
  @NoSplit
  final boolean holdsSched(G g) {
    for (M m : ms) {
      if (m.curg == g && sched.owner() == m) {
        return true;
      }
    }
    return false;
  }

  /// Whether whoever holds `stacks` has taken it on a scheduler stack.
  @NoSplit
  final boolean stacksOnSchedulerStack() {
    return stacks.owner() == null || segments.onSchedulerStack();
  }

  @Invariant("when every goroutine is dead, each segment in use is the first one of some G")
  final boolean noSegmentLeaks() {
    int owned = 0;
    for (G g : gs) {
      if (g.stack0 == Word.STACK) {
        owned++;
      }
    }
    return !allDead() || segments.inuse() == owned;
  }

  @Invariant(
      "while sched is free, gwait goroutines are queued, all runnable, and the dead are free")
  final boolean queuesAreRight() {
    return sched.owner() != null || runq.isConsistent();
  }

  /// Whether an M beyond the first has run a goroutine.
  @NoSplit
  final boolean anotherMRuns() {
    for (int i = 1; i < ms.length; i++) {
      if (ms[i].curg != null) {
        return true;
      }
    }
    return false;
  }

  /// Whether there is one M only.
  @NoSplit
  final boolean singleM() {
    return ms.length == 1;
  }

  /// Whether a goroutine has that status.
  @NoSplit
  final boolean some(Status status) {
    for (G g : gs) {
      if (g.status == status) {
        return true;
      }
    }
    return false;
  }

  /// Whether every goroutine that ever was is dead.
  @NoSplit
  final boolean allDead() {
    for (G g : gs) {
      if (g.status != Status.GDEAD && g.status != Status.GIDLE) {
        return false;
      }
    }
    return true;
  }

  // ---- Go's register variables ----

  @NoSplit
  final M m() {
    return (M) carrier();
  }

  @NoSplit
  final G g() {
    return (G) strand();
  }

  @NoSplit
  private G curg() {
    G gp = m().curg;
    if (gp == null) {
      throw new IllegalStateException("m->curg is nil in scheduler");
    }
    return gp;
  }
}
