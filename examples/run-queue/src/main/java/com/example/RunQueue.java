package com.example;

import static dev.heddle.protocol.Heddle.await;

import dev.heddle.protocol.Atomic;
import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sometimes;
import dev.heddle.protocol.Strand;

/// Workers take jobs from a queue, and park when there is none. A submitter puts jobs in, wakes a
/// worker for each, and closes the queue.
///
/// A worker first says that it parks, and then looks for a job once more: what the submitter puts
/// in before that, the worker sees; after that, the submitter sees the worker.
public class RunQueue implements Protocol {
  private final int workers;
  private final int jobs;
  private final Worker[] crew;

  @SuppressWarnings("unused") // It is part of the protocol.
  private final Strand submitter = new Submitter();

  @Range(to = 4)
  private volatile int queued;

  private volatile boolean closed;

  @Range(to = 4)
  private int done;

  /// @param workers how many there are
  /// @param jobs how many are submitted, 4 at most
  public RunQueue(int workers, int jobs) {
    this.workers = workers;
    this.jobs = jobs;
    crew = new Worker[workers];
    for (int i = 0; i < workers; i++) {
      crew[i] = new Worker();
    }
  }

  private final class Worker extends Strand {
    private volatile boolean parked;

    @Override
    protected void run() {
      while (true) {
        if (take()) {
          continue;
        }
        if (closed) {
          return;
        }
        parked = true;
        if (looksAgain() && (queued > 0 || closed)) {
          parked = false;
        } else {
          await(() -> !parked);
        }
      }
    }
  }

  private final class Submitter extends Strand {
    @Override
    protected void run() {
      for (int i = 0; i < jobs; i++) {
        put();
        wakeOne();
      }
      closed = true;
      for (Worker worker : crew) {
        worker.parked = false;
      }
    }

    private void wakeOne() {
      for (Worker worker : crew) {
        if (worker.parked) {
          worker.parked = false;
          return;
        }
      }
    }
  }

  /// Whether a worker looks for a job once more before it parks.
  boolean looksAgain() {
    return true;
  }

  @Atomic
  private void put() {
    queued++;
  }

  @Atomic
  private boolean take() {
    if (queued == 0) {
      return false;
    }
    queued--;
    done++;
    return true;
  }

  @Invariant
  boolean noJobIsDoneTwice() {
    return queued + done <= jobs;
  }

  @Sometimes
  boolean everybodySleeps() {
    int asleep = 0;
    for (Worker worker : crew) {
      asleep += worker.parked ? 1 : 0;
    }
    return asleep == workers;
  }

  @Sometimes
  boolean allJobsAreDone() {
    return done == jobs;
  }

  /// The same without that look: a job that comes in between wakes nobody.
  public static class Hasty extends RunQueue {
    /// @param workers how many there are
    /// @param jobs how many are submitted, 4 at most
    public Hasty(int workers, int jobs) {
      super(workers, jobs);
    }

    @Override
    boolean looksAgain() {
      return false;
    }
  }
}
