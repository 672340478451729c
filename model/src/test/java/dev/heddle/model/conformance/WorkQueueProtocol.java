package dev.heddle.model.conformance;

import static dev.heddle.protocol.Heddle.await;

import dev.heddle.protocol.Atomic;
import dev.heddle.protocol.MayRest;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Strand;

/// A work queue as its users see it: items 1, 2, 3 are put in order, and each is taken once, in
/// order, by whichever worker comes.
public final class WorkQueueProtocol implements Protocol {
  final int items;
  final int shares;

  @Range(upTo = "items")
  int put;

  @Range(upTo = "items")
  int taken;

  final Producer producer = new Producer();
  final Worker[] workers;

  /// @param items how many there are
  /// @param shares how many each worker takes
  public WorkQueueProtocol(int items, int workers, int shares) {
    this.items = items;
    this.shares = shares;
    this.workers = new Worker[workers];
    for (int i = 0; i < workers; i++) {
      this.workers[i] = new Worker(i);
    }
  }

  final class Producer extends Strand {
    @Override
    protected void run() {
      while (put < items) {
        put();
      }
    }

    @Atomic
    void put() {
      put++;
    }

    @Override
    public String toString() {
      return "producer";
    }
  }

  final class Worker extends Strand {
    private final int number;

    @Range(to = 99)
    int item;

    Worker(int number) {
      this.number = number;
    }

    @Override
    protected void run() {
      for (int i = 0; i < shares; i++) {
        take();
      }
    }

    @Atomic
    @MayRest
    void take() {
      await(() -> put > taken);
      taken++;
      item = taken;
    }

    @Override
    public String toString() {
      return "worker " + number;
    }
  }
}
