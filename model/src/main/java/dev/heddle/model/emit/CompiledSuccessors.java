package dev.heddle.model.emit;

import dev.heddle.model.Rejection;
import dev.heddle.model.system.Successors;

/// What an emitted successor function inherits: everything that is not worth emitting. It allocates
/// nothing after its construction.
abstract class CompiledSuccessors implements Successors {
  /// What the emitted code counts; see [Meters].
  final long[] cells;

  private final Wiring wiring;
  private final long[] coverage;
  private final int[] owners;
  private final int[] touches;

  CompiledSuccessors(Wiring wiring) {
    this.wiring = wiring;
    cells = new long[wiring.cells];
    coverage = new long[wiring.cellsByCounter.length];
    owners = new int[wiring.entities];
    touches = new int[wiring.touching.length];
  }

  /// Writes the successors by the steps of a strand that is no fiber, or of a carrier.
  abstract int expandBy(long[] states, int offset, long[] out, int at, int runner);

  @Override
  public final int expand(int agent, long[] states, int offset, long[] out, int at) {
    return expandBy(states, offset, out, at, wiring.agents[agent]);
  }

  /// The number of the first invariant that is false, or -1.
  abstract int falseClaim(long[] states, int offset);

  /// Who holds the lock that a runner waits for, 0 for nobody.
  abstract int owner(long[] states, int offset, int runner);

  /// What a runner is about to access, as [Touches] numbers it.
  abstract int touched(long[] states, int offset, int runner);

  /// What `expand` throws when the thread's stack is too small for a step: each choice made in a
  /// step is one more call, and so is each turn of a loop too large for one method.
  static Rejection tooDeep() {
    return new Rejection(
        null,
        "A step makes more choices, or turns of a very large loop, than the stack has room for.",
        "Put a point() into the loop.");
  }

  @Override
  public final int violated(long[] states, int offset) {
    int claim = falseClaim(states, offset);
    if (claim >= 0) {
      return claim;
    }
    if (wiring.waits && waitInCycle(states, offset)) {
      return wiring.invariants;
    }
    if (touches.length > 0 && race(states, offset)) {
      return wiring.invariants + (wiring.waits ? 1 : 0);
    }
    return -1;
  }

  /// Whether two runners are about to access the same plain variable, one of them writing.
  private boolean race(long[] states, int offset) {
    int count = 0;
    boolean mixed = false;
    for (int runner : wiring.touching) {
      int touch = touched(states, offset, runner);
      if (touch != 0) {
        for (int i = 0; i < count; i++) {
          if (Touches.race(touches[i], touch)) {
            return true;
          }
        }
        touches[count++] = touch;
        mixed |= Touches.isMixed(touch);
      }
    }
    return mixed && wiring.mixed.any(states, offset);
  }

  /// Whether runners wait for one another in a cycle. Each waits for at most one, so a walk from
  /// runner to owner either ends or comes back.
  private boolean waitInCycle(long[] states, int offset) {
    int some = 0;
    for (int runner : wiring.runners) {
      owners[runner] = owner(states, offset, runner);
      some |= owners[runner];
    }
    if (some == 0) {
      return false;
    }
    for (int runner : wiring.runners) {
      int at = owners[runner];
      for (int steps = wiring.runners.length; at != 0 && steps > 0; steps--) {
        if (at == runner) {
          return true;
        }
        at = owners[at];
      }
    }
    return false;
  }

  @Override
  public final boolean mayRest(long[] states, int offset) {
    for (int strand = 0; strand < wiring.slots.length; strand++) {
      int pc = (int) wiring.pcs.get(strand).get(states, offset, wiring.slots[strand]);
      if (!wiring.rests[strand][pc]) {
        return false;
      }
    }
    return true;
  }

  /// The counts so far, in an array that each call brings up to date.
  @Override
  public final long[] coverage() {
    for (int counter = 0; counter < coverage.length; counter++) {
      coverage[counter] = cells[wiring.cellsByCounter[counter]];
    }
    for (int counter = 0; counter < wiring.steps; counter++) {
      coverage[counter] /= wiring.words;
    }
    return coverage;
  }
}
