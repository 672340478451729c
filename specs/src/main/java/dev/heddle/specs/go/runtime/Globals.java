package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.carrier;
import static dev.heddle.protocol.Heddle.strand;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sync;

/// The runtime's data, and what its files know of each other: `runtime.h`.
///
/// Functions have their C names and are methods of one object, because C has one name space. The
/// globals `m` and `g` are [#m] and [#g], `runtime.sched` is [#sched]. A `gogo` is
/// [dev.heddle.protocol.Carrier#switchTo]; where it continues follows from data: [M#sp] when the M
/// is in C code, else [G#sp].
public abstract class Globals implements Protocol {
  /// The scheduler's data.
  final Sched sched;

  /// The lock of the allocator of stacks.
  final Lock stacks = new Lock("stacks");

  /// The Ms, in the order in which they are created.
  final M[] ms;

  /// Memory for Gs.
  final G[] gs;

  /// What its goroutines do.
  final Program program;

  /// Which properties are checked.
  final Watch watch;

  /// How deep callbacks nest.
  final int depth;

  final Monitor monitor = new Monitor(this);

  /// What it should get into.
  final Situations[] situations;

  /// How many Gs have been given out.
  @Range(to = 7)
  int allocated;

  /// Whether initialization is over and has kicked off Ms for the goroutines that it has started.
  /// For the checker only.
  boolean initialized;

  /// Whether `matchmg` has left goroutines waiting because there are no more Ms: a bound of the
  /// model. For the checker only.
  boolean starved;

  /// Whether the collector relies on nobody else running Go code. For the checker only, which looks
  /// at it where the lock is not held: hence [Sync].
  @Sync boolean worldstopped;

  /// @param size how much there is of everything
  /// @param workload what goroutines do
  /// @param overflow which prologues find no room on the stack
  /// @param watch which properties are checked
  @SuppressWarnings("this-escape") // Ms, Gs and the program only keep it.
  Globals(Size size, Workload workload, Overflow overflow, Watch watch) {
    this.watch = watch;
    this.depth = size.depth();
    this.program = workload.of((Cgocall) this, size);
    this.sched = new Sched(size.procs(), stacks);
    this.gs = new G[size.gs()];
    for (int i = 0; i < gs.length; i++) {
      gs[i] =
          overflow == Overflow.NOWHERE
              ? new G(this, i + 1, depth)
              : new SplitG((Stacks) this, i + 1, depth);
    }
    // schedinit has made the first goroutine and put it on the run queue.
    G main = gs[0];
    main.status = Status.GRUNNABLE;
    main.sp = 1;
    main.schedsp = 1;
    main.stack0 = true;
    main.statements = program.statements;
    sched.ghead = main;
    sched.gtail = main;
    sched.gwait = 1;
    sched.gcount = 1;
    allocated = 1;
    this.situations = Situations.of(this, new Reach(workload.does(depth), size, overflow));
    this.ms = new M[size.ms()];
    for (int i = 0; i < ms.length; i++) {
      ms[i] = new M(i, new G0((Proc) this, i), watch.has(Watch.P4) ? 2 * depth + 2 : 12);
    }
  }

  /// The M that executes this.
  @NoSplit
  final M m() {
    return (M) carrier();
  }

  /// The goroutine whose code this is, also while it executes on the scheduler stack in C code.
  @NoSplit
  final G g() {
    return (G) strand();
  }

  /// Memory for a G: `malloc(sizeof(G))`.
  @NoSplit
  final G mallocG() {
    return gs[allocated++];
  }

  /// Whether the M that executes `g` holds sched.
  @NoSplit
  final boolean holdsSched(G g) {
    return g.m != null && sched.owner() == g.m;
  }

  /// `throw`, which ends the process.
  @NoSplit
  static void throwIf(boolean wrong, String message) {
    dev.heddle.protocol.Heddle.check(!wrong, message);
  }

  /// Continues where its goroutine's stack ends, or in C code.
  abstract void execute();

  /// proc.c: the scheduler's arm for goroutines that ask for something to be done without the full
  /// scheduling logic. Whether `gp` has.
  abstract boolean specialStatus(G gp);

  /// Whether `gp` is about to be unwound to a function that has recovered.
  abstract boolean recovers(G gp);

  /// Whether a goroutine waits until another one has collected garbage.
  abstract boolean collectionIsAwaited();

  /// proc.c: makes a new G's stack.
  abstract Word malg(Word stacksize);

  /// proc.c: frees all segments of `gp`'s stack but the first.
  abstract void freesegments(G gp);

  /// proc.c: frees the segments of `gp` until the one that holds `sp`, or all when it is 0.
  abstract void unwindstack(G gp, int sp);

  /// `malloc`, as far as others can tell: it must not run while garbage is collected.
  final void malloc() {
    allocates();
  }

  /// `free`, the same.
  final void free() {
    allocates();
  }

  private void allocates() {
    if (program.collects) {
      dev.heddle.protocol.Heddle.point();
    }
    boolean collected = worldstopped && !m().gcing;
    throwIf(
        watch.has(Watch.COLLECTING) && collected,
        "S7: malloc or free while another M collects garbage");
    throwIf(
        watch.has(Watch.FREEING) && collected && g().status == Status.GSYSCALL,
        "S7: malloc or free while another M collects garbage, by an M that does not count");
  }

  /// The G that `m` executes.
  @NoSplit
  static G curg(M m) {
    G gp = m.curg;
    if (gp == null) {
      throw new IllegalStateException("m->curg is nil");
    }
    return gp;
  }
}
