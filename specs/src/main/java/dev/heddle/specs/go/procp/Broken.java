package dev.heddle.specs.go.procp;

/// Revisions with a mistake each, and what proc.c of the day had instead of proc.p's test.
public final class Broken {
  private Broken() {}

  public static final class EntersyscallForgetsWaitstop extends Procp {
    public EntersyscallForgetsWaitstop(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean mustCoordinate() {
      return atomic.gwaiting;
    }
  }

  public static final class EntersyscallForgetsGwaiting extends Procp {
    public EntersyscallForgetsGwaiting(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean mustCoordinate() {
      return atomic.stopped();
    }
  }

  public static final class ExitsyscallForgetsMcpumax extends Procp {
    public ExitsyscallForgetsMcpumax(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean cpuAvailable() {
      return true;
    }
  }

  public static final class ExitsyscallAsInC extends Procp {
    public ExitsyscallAsInC(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean cpuAvailable() {
      return atomic.mcpu <= atomic.mcpumax;
    }
  }

  public static final class StoptheworldTestsThenSets extends Procp {
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
      stopped.clear();
      statement();
      atomic.load();
      atomic.waitstop = true;
      return true;
    }
  }

  public static final class StoptheworldForgetsNoteclear extends Procp {
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

  public static final class StoptheworldSleepsLocked extends Procp {
    public StoptheworldSleepsLocked(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    boolean mustWait() {
      boolean must = super.mustWait();
      if (must) {
        stopped.sleep();
      }
      return must;
    }
  }

  public static final class NobodyWakes extends Procp {
    public NobodyWakes(int gs, int gomaxprocs, Granularity granularity) {
      super(gs, gomaxprocs, granularity);
    }

    @Override
    void wakeStopper() {}
  }
}
