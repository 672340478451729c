package dev.heddle.specs.go.procp;

import static dev.heddle.protocol.Heddle.point;

import dev.heddle.protocol.Strand;

/// Initializes the scheduler state. What it watches for then is [Procp]'s invariants.
final class Monitor extends Strand {
  private final Procp procp;

  Monitor(Procp procp) {
    this.procp = procp;
  }

  @Override
  protected void run() {
    procp.schedinit();
    point();
    procp.newosproc();
  }

  @Override
  public String toString() {
    return "monitor";
  }
}
