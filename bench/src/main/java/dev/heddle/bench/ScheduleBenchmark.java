package dev.heddle.bench;

import dev.heddle.checker.schedule.Sample;
import dev.heddle.checker.schedule.Scheduler;
import dev.heddle.checker.schedule.Simulation;
import dev.heddle.model.Model;
import dev.heddle.specs.go.runtime.Overflow;
import dev.heddle.specs.go.runtime.Rf9ca3b5d5;
import dev.heddle.specs.go.runtime.Watch;
import dev.heddle.specs.go.runtime.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How many runs under random schedules, from the first state to the last, does a core make in a
/// second?
///
/// The protocol is the Go runtime of March 2011 with goroutines that call C functions that call
/// back. With two Ms, three Gs and four statements each, a run has about 33 steps.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
public class ScheduleBenchmark {
  private static final int RUNS = 1_000;

  @Param({"uniform", "pct"})
  private String scheduler;

  @Param({"4", "12"})
  private int statements;

  private Simulation simulation;
  private long seed;

  /// Lifts and compiles the protocol.
  @Setup
  public void compile() {
    var protocol =
        new Rf9ca3b5d5(2, 3, 2, Workload.CALLBACK, 2, statements, Overflow.NOWHERE, Watch.ALL);
    simulation =
        Simulation.of(Model.of(protocol).system())
            .scheduler(scheduler.equals("pct") ? Scheduler.pct(3) : Scheduler.uniform());
  }

  /// Makes runs, each time others.
  @Benchmark
  @OperationsPerInvocation(RUNS)
  public Sample runs() {
    return simulation.run(seed++, RUNS);
  }
}
