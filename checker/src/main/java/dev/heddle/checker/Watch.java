package dev.heddle.checker;

import dev.heddle.checker.explore.Crew;
import dev.heddle.checker.explore.Gauges;
import dev.heddle.checker.explore.Search;
import dev.heddle.checker.explore.Settings;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.checker.verdict.Verdict.Reason;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a search in the daemon thread `heddle-1` and watches over it from the caller's: reports
/// progress, and stops it when time is up, when the caller wishes, or when the caller is
/// interrupted.
final class Watch {

  /// How often a cancellation is asked for.
  private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(20);

  private final Search search;
  private final long began = System.nanoTime();
  private final long timeout;
  private final BooleanSupplier cancelled;
  private final Consumer<Progress> reader;
  private final long interval;
  private long lastReport = began;
  private long lastStates;

  /// @param timeout null for none
  Watch(
      Search search,
      @Nullable Duration timeout,
      BooleanSupplier cancelled,
      Consumer<Progress> reader,
      Duration interval) {
    this.search = search;
    this.timeout = timeout == null ? Long.MAX_VALUE : nanos(timeout);
    this.cancelled = cancelled;
    this.reader = reader;
    this.interval = nanos(interval);
  }

  private static long nanos(Duration duration) {
    return TimeUnit.NANOSECONDS.convert(duration); // saturates
  }

  /// Runs the search to its verdict.
  ///
  /// @throws OutOfMemoryError when memory ran out and the search could not help itself
  /// @throws IllegalStateException when the search ended by an exception, its cause
  Verdict run() {
    FutureTask<Verdict> task = new FutureTask<>(search::run);
    Thread thread = new Thread(null, task, "heddle-1", Settings.STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (!task.isDone()) {
        try {
          glance();
          task.get(Math.min(GLANCE, interval), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
          interrupted = true;
          search.stop(Reason.INTERRUPTED);
        } catch (TimeoutException | ExecutionException _) {
          // Look again; an exception comes up below.
        } catch (OutOfMemoryError _) {
          // The search takes it all. It will find out itself, and let go.
        }
      }
      return verdict(task);
    } finally {
      // Still running only if the caller's own code, asked above, threw something.
      search.stop(Reason.INTERRUPTED);
      interrupted |= Crew.join(thread);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void glance() {
    long now = System.nanoTime();
    if (now - began >= timeout) {
      search.stop(Reason.TIME_LIMIT);
    }
    if (cancelled.getAsBoolean()) {
      search.stop(Reason.INTERRUPTED);
    }
    if (now - lastReport >= interval) {
      report(now);
    }
  }

  private void report(long now) {
    Gauges gauges = search.gauges();
    double rate = (gauges.states() - lastStates) * 1e9 / (now - lastReport);
    lastReport = now;
    lastStates = gauges.states();
    OptionalDouble remaining =
        gauges.unseen().isPresent() && rate > 0
            ? OptionalDouble.of((gauges.frontier() + gauges.unseen().getAsLong()) / rate)
            : OptionalDouble.empty();
    reader.accept(
        new Progress(
            gauges.states(),
            gauges.transitions(),
            gauges.frontier(),
            gauges.depth(),
            rate,
            gauges.storeBytes(),
            (now - began) / 1e9,
            remaining));
  }

  private static Verdict verdict(FutureTask<Verdict> task) {
    if (task.state() == FutureTask.State.SUCCESS) {
      return task.resultNow();
    }
    Throwable thrown = task.exceptionNow();
    switch (thrown) {
      case OutOfMemoryError error -> throw error;
      case IllegalStateException failure -> throw failure;
      default -> throw new IllegalStateException("the search failed: " + thrown, thrown);
    }
  }
}
