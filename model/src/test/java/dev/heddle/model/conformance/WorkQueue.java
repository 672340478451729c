package dev.heddle.model.conformance;

import java.util.ArrayDeque;
import java.util.Queue;

/// A real work queue, between real threads, that logs what happens in it.
class WorkQueue {
  final Queue<Integer> items = new ArrayDeque<>();
  final Log log;

  WorkQueue(Log log) {
    this.log = log;
  }

  synchronized void put(int item) {
    items.add(item);
    log.add(Observation.did(name(), "put").leaving("put", item));
    notify();
  }

  synchronized int take() throws InterruptedException {
    while (items.isEmpty()) {
      wait();
    }
    int item = items.remove();
    log.add(Observation.did(name(), "take").leaving(name() + ".item", item));
    return item;
  }

  static String name() {
    return Thread.currentThread().getName();
  }

  /// Wakes a worker only for the first item, though two may be waiting.
  static final class LosesWakeups extends WorkQueue {
    LosesWakeups(Log log) {
      super(log);
    }

    @Override
    synchronized void put(int item) {
      items.add(item);
      log.add(Observation.did(name(), "put").leaving("put", item));
      if (items.size() == 1) {
        notify();
      }
    }
  }

  /// Looks at the first item, and removes it later.
  static final class TakesTwice extends WorkQueue {
    private final Runnable between;

    /// @param between what happens between looking and removing
    TakesTwice(Log log, Runnable between) {
      super(log);
      this.between = between;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // That is what is wrong with it.
    int take() throws InterruptedException {
      int item;
      synchronized (this) {
        while (items.isEmpty()) {
          wait();
        }
        item = items.element();
      }
      between.run();
      synchronized (this) {
        items.remove(item);
        log.add(Observation.did(name(), "take").leaving(name() + ".item", item));
      }
      return item;
    }
  }
}
