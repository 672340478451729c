package dev.heddle.counterexamples;

import dev.heddle.model.system.LockState;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who waits for what in the last state of a trace.
final class Waiting {
  private final TraceDocument document;
  private final Dependencies dependencies;

  Waiting(TraceDocument document, Dependencies dependencies) {
    this.document = document;
    this.dependencies = dependencies;
  }

  /// Those that wait, the ones on the cycle first and in its order.
  List<Explanation.Wait> waits() {
    var waits = new ArrayList<Explanation.Wait>();
    boolean standstill = TraceText.isStandstill(document.flaw().kind());
    for (var stack : document.lastState().stacks()) {
      if (standstill && isStuck(stack) && !stack.frames().isEmpty()) {
        waits.add(wait(stack, stack.frames().getFirst().at()));
      }
    }
    waits.sort(Comparator.comparingInt(this::placeOnCycle));
    return waits;
  }

  private boolean isStuck(Stack stack) {
    return switch (stack.condition()) {
      case BLOCKED -> true;
      // Its steps change nothing, where nobody's do.
      case ENABLED ->
          stack.waitsFor() != null
              || (document.flaw().cycle().isEmpty() && document.failingStep() == null);
      case PARKED, NEW, ENDED -> false;
    };
  }

  private Explanation.Wait wait(Stack stack, SourceLine at) {
    var carrier = stack.carrier();
    var runner = carrier == null ? stack.strand() : carrier;
    var lock = lock(runner);
    return new Explanation.Wait(
        runner,
        stack.strand(),
        lock == null ? null : lock.lock(),
        lock == null ? null : lock.owner(),
        statement(document.sources().line(at)),
        at,
        dependencies.lastOf(stack.strand()));
  }

  /// The statement in a line.
  private static @Nullable String statement(@Nullable String line) {
    return line != null && line.endsWith(";") ? line.substring(0, line.length() - 1) : line;
  }

  private @Nullable LockState lock(String runner) {
    for (var lock : document.lastState().locks()) {
      if (lock.waiting().contains(runner)) {
        return lock;
      }
    }
    return null;
  }

  private int placeOnCycle(Explanation.Wait wait) {
    var cycle = document.flaw().cycle();
    for (int i = 0; i < cycle.size(); i++) {
      if (cycle.get(i).startsWith(wait.runner() + " waits for ")) {
        return i;
      }
    }
    return cycle.size();
  }
}
