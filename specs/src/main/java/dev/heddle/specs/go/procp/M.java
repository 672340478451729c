package dev.heddle.specs.go.procp;

import dev.heddle.protocol.Strand;

/// A worker thread. Our model of an M is always running some unspecified goroutine.
final class M extends Strand {
  private final Procp procp;
  private final int number;

  /// Whether the goroutine must enter the scheduler instead of continuing to execute.
  boolean mustsched;

  // The handoff of a goroutine to an M that waits for one.
  boolean waitnextg;
  boolean nextg;
  final Note havenextg = new Note();

  M(Procp procp, int number) {
    this.procp = procp;
    this.number = number;
  }

  int number() {
    return number;
  }

  @Override
  protected void run() {
    procp.mstart(this);
  }

  @Override
  public String toString() {
    return "m" + number;
  }
}
