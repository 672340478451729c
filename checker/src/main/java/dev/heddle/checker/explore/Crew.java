package dev.heddle.checker.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The threads of a search: the leader, who calls [#run], and helpers, who wait for his tasks.
/// Helpers are daemon threads `heddle-2`, `heddle-3`, … and start with the first task that they
/// share.
public final class Crew implements AutoCloseable {

  /// Something to do together.
  @FunctionalInterface
  interface Task {
    /// Does one member's part.
    ///
    /// @param member its number; the leader is 0
    void run(int member);
  }

  private final int size;
  private final Control control;
  private final List<Thread> helpers = new ArrayList<>();

  // Guarded by `lock`; `changed` tells of each change that somebody may wait for.
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Task task;
  private long round;
  private int busy;
  private boolean closed;
  private @Nullable Throwable failure;

  /// A crew that makes everyone pause through `control` when a member throws.
  Crew(int size, Control control) {
    this.size = size;
    this.control = control;
  }

  /// How many members there are, the leader included.
  int size() {
    return size;
  }

  /// Runs the leader's part and, if it is shared, all others' parts too, and returns when all are
  /// done.
  ///
  /// @throws OutOfMemoryError when memory ran out in any of them
  /// @throws IllegalStateException when any of them threw something else, its cause
  void run(boolean shared, Task part) {
    if (shared && size > 1) {
      hire();
      announce(part);
      Throwable own = attempt(part, 0);
      awaitHelpers();
      rethrow(own == null ? failure : own);
    } else {
      rethrow(attempt(part, 0));
    }
  }

  private void hire() {
    while (helpers.size() < size - 1) {
      int member = helpers.size() + 1;
      Runnable work = () -> help(member);
      Thread helper = new Thread(null, work, "heddle-" + (member + 1), Settings.STACK_BYTES);
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
  }

  private void help(int member) {
    long seen = 0;
    for (Task part = awaitTask(seen); part != null; part = awaitTask(seen)) {
      seen++;
      report(attempt(part, member));
    }
  }

  /// Does a member's part, and returns what it threw. Allocates nothing, for memory may be out.
  private @Nullable Throwable attempt(Task part, int member) {
    try {
      part.run(member);
      return null;
    } catch (Throwable thrown) {
      control.fail();
      return thrown;
    }
  }

  private void announce(Task part) {
    lock.lock();
    try {
      task = part;
      failure = null;
      busy = helpers.size();
      round++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void report(@Nullable Throwable thrown) {
    lock.lock();
    try {
      failure = failure == null ? thrown : failure;
      busy--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Task awaitTask(long seen) {
    lock.lock();
    try {
      while (round == seen && !closed) {
        changed.awaitUninterruptibly();
      }
      return closed ? null : task;
    } finally {
      lock.unlock();
    }
  }

  private void awaitHelpers() {
    lock.lock();
    try {
      while (busy > 0) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void rethrow(@Nullable Throwable thrown) {
    switch (thrown) {
      case null -> {}
      case OutOfMemoryError error -> throw error;
      default ->
          throw new IllegalStateException("a thread of the search failed: " + thrown, thrown);
    }
  }

  /// Ends the helpers, and waits until they have ended.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    for (Thread helper : helpers) {
      interrupted |= join(helper);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until a thread has ended, come what may. Returns whether an interrupt came meanwhile.
  public static boolean join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    return interrupted;
  }
}
