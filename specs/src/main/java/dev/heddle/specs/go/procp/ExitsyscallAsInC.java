package dev.heddle.specs.go.procp;

/// The scheduler with exitsyscall's test as in proc.c: the one that returns has counted itself, so
/// `mcpu == mcpumax` leaves a processor for it. proc.p takes the slow path there, which finds out.
public final class ExitsyscallAsInC extends Procp {
  /// @see Procp#Procp(int, int, Granularity)
  public ExitsyscallAsInC(int gs, int gomaxprocs, Granularity granularity) {
    super(gs, gomaxprocs, granularity);
  }

  @Override
  boolean cpuAvailable() {
    return atomic.mcpu <= atomic.mcpumax;
  }
}
