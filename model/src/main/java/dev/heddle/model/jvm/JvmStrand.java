package dev.heddle.model.jvm;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A strand of an execution: an object whose `run()` a thread runs, and runs again whenever it is
/// started.
final class JvmStrand {
  final int number;
  final Object object;
  final StrandRules rules;
  private final Execution execution;
  private Life life;
  private Standing standing;
  private @Nullable CallStack calls;
  private boolean ended;
  private Outcome outcome = new Outcome.Arrived();

  JvmStrand(Execution execution, int number, Object object, StrandRules rules) {
    this.execution = execution;
    this.number = number;
    this.object = object;
    this.rules = rules;
    life = new Life();
    standing = beginning();
  }

  private Standing beginning() {
    return new Standing(StepKind.START, rules.restsAtStart(), null, null);
  }

  /// One run of `run()`.
  private final class Life extends Activity {
    final Baton baton = new Baton(execution.scheduler(), execution.threads(), this::live);

    Life() {
      super(rules.stack(object), rules.systemStack(), rules.mayRest());
    }

    private void live() {
      Hooks.exchange(new Hooks.Doing(this, execution));
      try {
        rules.run(object);
        ended = true;
        outcome = new Outcome.Arrived();
      } catch (Signal.Pruned _) {
        outcome = new Outcome.Pruned(true);
      } catch (Signal.Closed _) {
        return;
      } catch (Signal.Wrong wrong) {
        outcome = new Outcome.Failed(wrong.kind, wrong.text);
      } catch (Throwable thrown) {
        outcome = failed(thrown);
      }
      baton.finish();
    }

    @Override
    void stand(StepKind kind, @Nullable Object lock, @Nullable BooleanSupplier condition) {
      standing = new Standing(kind, mayRest(), lock, condition);
      calls = execution.isWatched() ? CallStack.capture() : null;
      outcome = new Outcome.Arrived();
      baton.giveBack();
      if (execution.isClosed()) {
        throw new Signal.Closed();
      }
    }
  }

  private static Outcome.Failed failed(Throwable thrown) {
    FlawKind kind =
        switch (thrown) {
          case NullPointerException _ -> FlawKind.NULL;
          case ArithmeticException _ -> FlawKind.DIVISION;
          case IndexOutOfBoundsException _ -> FlawKind.INDEX;
          case ClassCastException _, ArrayStoreException _ -> FlawKind.CAST;
          case AssertionError _ -> FlawKind.ASSERTION;
          default -> FlawKind.EXCEPTION;
        };
    String message = thrown.getMessage();
    String type = thrown.getClass().getSimpleName();
    return switch (kind) {
      case ASSERTION -> new Outcome.Failed(kind, message == null ? "assertion failed" : message);
      case EXCEPTION -> new Outcome.Failed(kind, message == null ? type : type + ": " + message);
      default -> new Outcome.Failed(kind, String.valueOf(message));
    };
  }

  Standing standing() {
    return standing;
  }

  boolean ended() {
    return ended;
  }

  /// Whether it stands where its `run()` begins.
  boolean isNew() {
    return !ended && standing.kind() == StepKind.START;
  }

  /// Whether it is sure that it cannot go on where it stands.
  boolean blocked() {
    BooleanSupplier condition = standing.condition();
    if (condition == null) {
      return false;
    }
    Hooks.Doing before = Hooks.exchange(new Hooks.Doing(life, execution));
    try {
      return life.fails(condition);
    } finally {
      Hooks.exchange(before);
    }
  }

  /// The calls in which it stands since its last step; null when it has ended, or when the step was
  /// not watched.
  @Nullable CallStack calls() {
    return ended ? null : calls;
  }

  /// Makes a step.
  Outcome step(IntUnaryOperator chooser) {
    calls = null;
    life.begin(chooser);
    life.baton.give();
    return outcome;
  }

  /// What was chosen in the last step.
  List<String> choices() {
    return life.choices();
  }

  /// Puts it back to its beginning. One that is there already stays there.
  void restart() {
    if (ended) {
      life = new Life();
      ended = false;
      standing = beginning();
    }
  }

  /// Ends its thread, which sees that the execution is closed.
  void close() {
    if (!ended && life.baton.hasBegun()) {
      life.baton.release();
    }
  }
}
