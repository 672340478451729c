package dev.heddle.specs.classics;

import static dev.heddle.protocol.Heddle.await;

import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Sometimes;
import dev.heddle.protocol.Strand;

/// A worker looks for a job, then parks. A job that comes in between wakes nobody.
public class LostWakeup implements Protocol {
  volatile boolean job;
  volatile boolean parked;

  final Strand worker = new Worker();
  final Strand submitter = new Submitter();

  @Sometimes("the job comes in while the worker is parked")
  boolean jobForAParkedWorker() {
    return job && parked;
  }

  final class Worker extends Strand {
    @Override
    protected void run() {
      while (!job) park();
    }
  }

  final class Submitter extends Strand {
    @Override
    protected void run() {
      job = true;
      if (parked) parked = false;
    }
  }

  void park() {
    parked = true;
    await(() -> !parked);
  }

  /// The cure: say that you park, then look again.
  public static final class Fixed extends LostWakeup {
    @Override
    void park() {
      parked = true;
      if (!job) await(() -> !parked);
    }
  }
}
