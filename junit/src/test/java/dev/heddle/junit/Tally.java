package dev.heddle.junit;

import dev.heddle.protocol.Atomic;
import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sometimes;
import dev.heddle.protocol.Strand;

/// Some workers count up to their number. With `atomic` false, they read and write separately, and
/// may lose counts.
public final class Tally implements Protocol {
  private final int workers;
  private final boolean atomic;

  @Range(to = 4)
  private volatile int count;

  @Range(to = 4)
  private volatile int ended;

  @SuppressWarnings("UnusedVariable") // It is a root of the object graph.
  private final Strand[] strands;

  public Tally(int workers, boolean atomic) {
    this.workers = workers;
    this.atomic = atomic;
    strands = new Strand[workers];
    for (int i = 0; i < workers; i++) {
      strands[i] = new Worker();
    }
  }

  final class Worker extends Strand {
    @Override
    protected void run() {
      if (atomic) {
        add();
      } else {
        count++;
      }
      end();
    }
  }

  @Atomic
  void add() {
    count++;
  }

  @Atomic
  void end() {
    ended++;
  }

  @Invariant
  boolean nothingIsLost() {
    return ended < workers || count == workers;
  }

  @Sometimes
  boolean allHaveEnded() {
    return ended == workers;
  }
}
