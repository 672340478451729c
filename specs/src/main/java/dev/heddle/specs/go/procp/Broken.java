package dev.heddle.specs.go.procp;

/// The scheduler with one mistake, in as many ways. Each is found at both granularities.
public final class Broken {
  private Broken() {}

  /// entersyscall takes its fast path whether or not the world is being stopped.
  public static final class EntersyscallForgetsWaitstop extends Procp {
    /// @see Procp#Procp(int, int, Granularity)
    public EntersyscallForgetsWaitstop(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean mustCoordinate() {
      return atomic.gwaiting;
    }
  }

  /// entersyscall takes its fast path whether or not a goroutine waits for its processor.
  public static final class EntersyscallForgetsGwaiting extends Procp {
    /// @see Procp#Procp(int, int, Granularity)
    public EntersyscallForgetsGwaiting(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean mustCoordinate() {
      return atomic.stopped();
    }
  }

  /// exitsyscall always takes its fast path.
  public static final class ExitsyscallForgetsMcpumax extends Procp {
    /// @see Procp#Procp(int, int, Granularity)
    public ExitsyscallForgetsMcpumax(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean cpuAvailable() {
      return true;
    }
  }

  /// stoptheworld sets waitstop without regard to what has happened since it read the word: the
  /// spurious sleep that a comment in proc.c warns of.
  public static final class StoptheworldTestsThenSets extends Procp {
    /// @see Procp#Procp(int, int, Granularity)
    public StoptheworldTestsThenSets(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean mustWait() {
      statement();
      atomic.load();
      if (atomic.mcpu <= 1) {
        return false;
      }
      sched.stopped.clear();
      statement();
      atomic.setWaitstop(true);
      return true;
    }
  }

  /// stoptheworld always sleeps once, whether or not others run.
  public static final class StoptheworldForgetsMcpu extends Procp {
    /// @see Procp#Procp(int, int, Granularity)
    public StoptheworldForgetsMcpu(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean mustWait() {
      statement();
      atomic.load();
      sched.stopped.clear();
      atomic.waitstop = true;
      return true;
    }
  }

  /// stoptheworld finds the note signalled the second time.
  public static final class StoptheworldForgetsNoteclear extends Procp {
    /// @see Procp#Procp(int, int, Granularity)
    public StoptheworldForgetsNoteclear(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean mustWait() {
      statement();
      atomic.load();
      if (atomic.mcpu <= 1) {
        return false;
      }
      atomic.waitstop = true;
      return true;
    }
  }

  /// stoptheworld sleeps with the scheduler's lock held.
  public static final class StoptheworldSleepsLocked extends Procp {
    /// @see Procp#Procp(int, int, Granularity)
    public StoptheworldSleepsLocked(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean mustWait() {
      boolean must = super.mustWait();
      if (must) {
        sched.stopped.sleep();
      }
      return must;
    }
  }

  /// Neither entersyscall nor nextgandunlock clears waitstop and wakes the collector.
  public static final class NobodyWakes extends Procp {
    /// @see Procp#Procp(int, int, Granularity)
    public NobodyWakes(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    void wakeIfStopped() {}
  }
}
