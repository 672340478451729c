package dev.heddle.specs.classics;

import static dev.heddle.protocol.Heddle.point;

import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sometimes;
import dev.heddle.protocol.Strand;

/// Peterson's mutual exclusion for two processes, with every read and write of the shared variables
/// a step of its own (G. L. Peterson, "Myths about the mutual exclusion problem", 1981).
public class Peterson implements Protocol {
  /// Who wants to enter.
  volatile boolean[] flag = new boolean[2];

  /// Whose turn it is when both do.
  @Range(to = 1)
  volatile int turn;

  final Contender[] contenders = {new Contender(0), new Contender(1)};

  /// The entry section of process `me`.
  void enter(int me, int other) {
    flag[me] = true;
    turn = other;
    while (flag[other] && turn == other) {
      // spin
    }
  }

  /// The exit section of process `me`.
  void exit(int me) {
    flag[me] = false;
  }

  @Invariant("at most one process is in its critical section")
  boolean mutualExclusion() {
    return !(contenders[0].critical && contenders[1].critical);
  }

  @Sometimes("both processes want to enter")
  boolean bothWant() {
    return flag[0] && flag[1];
  }

  @Sometimes("both have left, and are out again at the same time")
  boolean bothLeave() {
    return !flag[0] && !flag[1] && turn == 1;
  }

  final class Contender extends Strand {
    private final int me;
    boolean critical;

    Contender(int me) {
      this.me = me;
    }

    @Override
    protected void run() {
      for (; ; ) {
        enter(me, 1 - me);
        critical = true;
        point();
        critical = false;
        exit(me);
      }
    }

    @Sometimes("the process is in its critical section")
    boolean getsIn() {
      return critical;
    }

    @Sometimes("the process gets in without the other, which does not want to")
    boolean getsInAlone() {
      return critical && !flag[1 - me];
    }

    @Override
    public String toString() {
      return "process " + me;
    }
  }

  /// Gives the turn away before it says that it wants to enter: both get in.
  public static final class TurnFirst extends Peterson {
    @Override
    void enter(int me, int other) {
      turn = other;
      flag[me] = true;
      while (flag[other] && turn == other) {
        // spin
      }
    }
  }

  /// Waits for the other's flag alone: nobody gets in when both want to.
  public static final class NoTurn extends Peterson {
    @Override
    void enter(int me, int other) {
      flag[me] = true;
      while (flag[other]) {
        // spin
      }
    }
  }
}
