package dev.heddle.specs.go.procp;

import static dev.heddle.protocol.Heddle.point;

import dev.heddle.protocol.Strand;

/// Initializes the scheduler state. The impossible conditions that proc.p's monitor then watches
/// for are [Procp]'s invariants.
final class Monitor extends Strand {
  private final Sched sched;

  Monitor(Sched sched) {
    this.sched = sched;
  }

  @Override
  protected void run() {
    sched.init();
    point();
    sched.newosproc();
  }

  @Override
  public String toString() {
    return "monitor";
  }
}
