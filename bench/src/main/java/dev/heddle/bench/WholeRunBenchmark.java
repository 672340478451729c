package dev.heddle.bench;

import dev.heddle.checker.Check;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.Model;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.specs.classics.TwoPhase;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long does a whole search take, from an empty store to the verdict?
///
/// The protocol is two-phase commit, whose numbers are published: 2,744,706 transitions with 7
/// resource managers, 18,507,778 with 8.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"})
public class WholeRunBenchmark {
  @Param({"7", "8"})
  private int managers;

  @Param({"1", "2"})
  private int threads;

  private TransitionSystem system;

  /// Lifts and compiles the protocol.
  @Setup
  public void compile() {
    system = Model.of(new TwoPhase(managers)).system();
  }

  /// Explores it.
  @Benchmark
  public Verdict check() {
    return Check.of(system).threads(threads).run();
  }
}
