package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.Model;
import dev.heddle.model.jvm.Lockstep;
import dev.heddle.model.jvm.WovenProtocol;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The protocols of the manifest run on the JVM and in their models, compared at every point of
/// random schedules: a few of its jobs, of every kind.
///
/// `-Dheddle.jvm.steps=N` sets how many steps are made, and then every job is run.
@Execution(ExecutionMode.CONCURRENT)
final class LockstepTest {
  private static final long STEPS = Long.getLong("heddle.jvm.steps", 0);
  private static final long SEED = Long.getLong("heddle.jvm.seed", 1);
  private static final int EACH = 3_200;
  private static final int WALK = 200;

  private static final Set<String> FEW =
      Set.of(
          "classics.lost-wakeup",
          "classics.peterson",
          "classics.philosophers/5",
          "classics.futex/count",
          "classics.two-phase/3",
          "go.stackalloc/before-w1/1m-1g",
          "go.stackalloc/before-room/2m-2g",
          "go.stackalloc/after-two-splits/3m-3g",
          "go.stackalloc/after-syscalls/2m-2g",
          "go.runtime/b5dfac45/spawn-2m-3g",
          "go.runtime/66a45b48/v1-leak",
          "go.runtime/2d393034/panic-depth-1",
          "go.runtime/f9ca3b5d5/k1",
          "go.runtime/59ce067d/w1",
          "go.procp/fine-g2",
          "go.procp/nobody-wakes/fine-g3");

  @TestFactory
  Stream<DynamicTest> jobs_do_on_the_jvm_what_their_models_do() {
    long each = Math.max(EACH, STEPS / Manifest.shipped().size());
    return jobs().map(job -> DynamicTest.dynamicTest(job.name(), () -> walk(job, each)));
  }

  private static Stream<Job> jobs() {
    return Manifest.shipped().stream().filter(job -> STEPS > 0 || FEW.contains(job.name()));
  }

  @Test
  void the_few_jobs_exist() {
    assertEquals(
        FEW.size(), Manifest.shipped().stream().filter(job -> FEW.contains(job.name())).count());
  }

  private static Lifted lifted(Job job) {
    return (Lifted) job.lift().get();
  }

  private static void walk(Job job, long steps) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> walked(job, steps)).get();
    } catch (ExecutionException e) {
      throw new AssertionError(job.name(), e.getCause());
    }
  }

  private static void walked(Job job, long steps) {
    Lifted lifted = lifted(job);
    var protocol = lifted.instance();
    var lockstep =
        new Lockstep(
            WovenProtocol.of(protocol),
            Model.everyPoint(job.name(), protocol).system(),
            lifted.system(),
            Thread.ofVirtual());
    var random = new SplittableRandom(SEED);
    for (long made = 0; made < steps; ) {
      int walk = lockstep.walk(random, WALK);
      assertTrue(walk > 0, "a step");
      made += walk;
    }
  }
}
