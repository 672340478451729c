package dev.heddle.specs.classics;

import static dev.heddle.protocol.Heddle.assume;
import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.Atomic;
import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.MayRest;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Sometimes;
import dev.heddle.protocol.Strand;

/// Two-phase commit: a transaction manager and `managers` resource managers that exchange messages.
///
/// It is Lamport's TwoPhase (L. Lamport and J. Gray, "Consensus on Transaction Commit", 2004),
/// action by action and with his names, so that state counts can be compared. Messages are never
/// removed from the set of messages sent, hence one may be received again and again.
public class TwoPhase implements Protocol {
  private final TransactionManager tm;
  private final ResourceManager[] rms;

  // The messages sent; the prepared messages are a field of their senders.
  private boolean commitSent;
  private boolean abortSent;

  /// @param managers how many resource managers take part
  public TwoPhase(int managers) {
    tm = new TransactionManager();
    rms = new ResourceManager[managers];
    for (int i = 0; i < managers; i++) {
      rms[i] = new ResourceManager(i);
    }
  }

  @Invariant("no resource manager has aborted when another has committed")
  boolean consistent() {
    boolean committed = false;
    boolean aborted = false;
    for (ResourceManager rm : rms) {
      committed |= rm.state == RmState.COMMITTED;
      aborted |= rm.state == RmState.ABORTED;
    }
    return !(committed && aborted);
  }

  @Invariant("no resource manager that has sent its vote is still working")
  boolean votersAreNotWorking() {
    for (ResourceManager rm : rms) {
      if (rm.preparedSent && rm.state == RmState.WORKING) {
        return false;
      }
    }
    return true;
  }

  @Sometimes("a resource manager has aborted of its own accord")
  boolean somebodyAborts() {
    for (ResourceManager rm : rms) {
      if (rm.state == RmState.ABORTED && !abortSent) {
        return true;
      }
    }
    return false;
  }

  @Sometimes("every resource manager has committed")
  boolean allCommit() {
    return all(RmState.COMMITTED);
  }

  @Sometimes("every resource manager was prepared, and has aborted all the same")
  boolean allAbortThoughPrepared() {
    for (ResourceManager rm : rms) {
      if (!rm.preparedSent) {
        return false;
      }
    }
    return all(RmState.ABORTED);
  }

  private boolean all(RmState state) {
    for (ResourceManager rm : rms) {
      if (rm.state != state) {
        return false;
      }
    }
    return true;
  }

  /// Whether the transaction manager knows enough to commit.
  boolean mayCommit() {
    for (ResourceManager rm : rms) {
      if (!rm.knownPrepared) {
        return false;
      }
    }
    return true;
  }

  /// Whether the transaction manager has heard from any resource manager.
  final boolean anyPrepared() {
    for (ResourceManager rm : rms) {
      if (rm.knownPrepared) {
        return true;
      }
    }
    return false;
  }

  enum TmState {
    INIT,
    COMMITTED,
    ABORTED
  }

  enum RmState {
    WORKING,
    PREPARED,
    COMMITTED,
    ABORTED
  }

  /// Collects the votes and decides.
  @MayRest
  final class TransactionManager extends Strand {
    private TmState state = TmState.INIT;

    @Override
    protected void run() {
      for (; ; ) {
        step();
      }
    }

    @Atomic
    private void step() {
      int action = choose(2 + rms.length);
      assume(state == TmState.INIT);
      switch (action) {
        case 0 -> commit();
        case 1 -> abort();
        default -> rcvPrepared(rms[action - 2]);
      }
    }

    /// TMCommit.
    private void commit() {
      assume(mayCommit());
      state = TmState.COMMITTED;
      commitSent = true;
    }

    /// TMAbort.
    private void abort() {
      state = TmState.ABORTED;
      abortSent = true;
    }

    /// TMRcvPrepared(rm).
    private void rcvPrepared(ResourceManager rm) {
      assume(rm.preparedSent);
      rm.knownPrepared = true;
    }

    @Override
    public String toString() {
      return "tm";
    }
  }

  /// Votes, or aborts of its own accord, and obeys.
  @MayRest
  final class ResourceManager extends Strand {
    private final int number;
    private RmState state = RmState.WORKING;

    /// Whether its prepared message is among the messages sent.
    private boolean preparedSent;

    /// Whether the transaction manager has received it: the element of `tmPrepared`.
    private boolean knownPrepared;

    ResourceManager(int number) {
      this.number = number;
    }

    @Override
    protected void run() {
      for (; ; ) {
        step();
      }
    }

    @Atomic
    private void step() {
      switch (choose(4)) {
        case 0 -> prepare();
        case 1 -> chooseToAbort();
        case 2 -> rcvCommitMsg();
        default -> rcvAbortMsg();
      }
    }

    /// RMPrepare(rm).
    private void prepare() {
      assume(state == RmState.WORKING);
      state = RmState.PREPARED;
      preparedSent = true;
    }

    /// RMChooseToAbort(rm).
    private void chooseToAbort() {
      assume(state == RmState.WORKING);
      state = RmState.ABORTED;
    }

    /// RMRcvCommitMsg(rm).
    private void rcvCommitMsg() {
      assume(commitSent);
      state = RmState.COMMITTED;
    }

    /// RMRcvAbortMsg(rm).
    private void rcvAbortMsg() {
      assume(abortSent);
      state = RmState.ABORTED;
    }

    @Override
    public String toString() {
      return "rm" + number;
    }
  }

  /// Commits as soon as one resource manager is prepared: another may have aborted.
  public static final class Hasty extends TwoPhase {
    /// @param managers how many resource managers take part
    public Hasty(int managers) {
      super(managers);
    }

    @Override
    boolean mayCommit() {
      return anyPrepared();
    }
  }
}
