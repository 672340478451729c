package dev.heddle.specs.go.procp;

import dev.heddle.protocol.Strand;

/// An OS thread. Our model of an M is always running some unspecified goroutine.
final class M extends Strand {
  private final Procp procp;
  private final int number;

  /// Whether the goroutine must enter the scheduler instead of continuing to execute. A local of
  /// `mstart` in proc.p; here a local that nobody will read again would be no state.
  boolean mustsched;

  /// Whether it waits on [#havenextg] for a goroutine.
  boolean waitnextg;

  /// Whether it has been given a goroutine.
  boolean nextg;

  final Note havenextg = new Note();

  M(Procp procp, int number) {
    this.procp = procp;
    this.number = number;
  }

  /// Its place among all Ms, from 0.
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
