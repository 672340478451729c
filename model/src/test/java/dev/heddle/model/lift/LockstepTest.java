package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.Model;
import dev.heddle.model.jvm.Difference;
import dev.heddle.model.jvm.Lockstep;
import dev.heddle.model.jvm.WovenProtocol;
import dev.heddle.protocol.Protocol;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The JVM is the oracle of the language: random protocols run on it, thread by thread, and in
/// their models, compared at every point.
///
/// `-Dheddle.jvm.steps=N` sets how many steps are made, `-Dheddle.jvm.seed=N` which protocols are
/// drawn; 2,000,000 steps take some minutes.
@Execution(ExecutionMode.CONCURRENT)
final class LockstepTest {
  private static final long STEPS = Long.getLong("heddle.jvm.steps", 54_000);
  private static final long SEED = Long.getLong("heddle.jvm.seed", 1);

  /// Steps with one protocol. Where walks are short, there are fewer.
  private static final int EACH = 4_500;

  private static final int WALK = 150;

  @Test
  void random_protocols_do_on_the_jvm_what_their_models_do() throws Exception {
    walk(SEED, STEPS, RandomProtocol::of);
  }

  @Test
  void random_methods_with_volatile_variables_do_on_the_jvm_what_their_models_do()
      throws Exception {
    walk(SEED, STEPS / 10, RandomProtocol::ofMethods);
  }

  @Test
  void every_step_of_small_protocols_is_the_same_on_the_jvm() throws Exception {
    for (long seed = SEED; seed < SEED + 12; seed++) {
      String source = new RandomRaces(seed).source();
      assertTrue(exhaust(source) > 1, source);
    }
  }

  @Test
  void platform_threads_do_the_same() {
    Protocol protocol = Sources.protocol(RandomProtocol.of(SEED));
    var lockstep = lockstep(protocol, Thread.ofPlatform().daemon());
    int made = 0;
    for (int i = 0; i < 20; i++) {
      made += lockstep.walk(new SplittableRandom(i), 50);
    }
    assertTrue(made > 20, "steps");
  }

  @Test
  void a_model_of_something_else_is_told_apart() {
    Protocol one = Sources.protocol(STORES.replace("WRITTEN", "1"));
    Protocol other = Sources.protocol(STORES.replace("WRITTEN", "2"));
    var lockstep = lockstep(one, other, other, Thread.ofPlatform().daemon());
    var difference = assertThrows(Difference.class, () -> lockstep.exhaust(100));
    assertTrue(difference.getMessage().contains("x is "), difference.getMessage());
  }

  @Test
  void a_missing_point_is_told_apart() throws Exception {
    String source = STORES.replace("WRITTEN", "1");
    assertEquals(10, exhaust(source));
    Protocol plain = Sources.protocol(source.replace("volatile", ""));
    var lockstep = lockstep(Sources.protocol(source), plain, plain, Thread.ofPlatform().daemon());
    assertThrows(Difference.class, () -> lockstep.exhaust(100));
  }

  @Test
  void a_compiled_model_of_something_else_is_told_apart() {
    Protocol one = Sources.protocol(STORES.replace("WRITTEN", "1"));
    Protocol other = Sources.protocol(STORES.replace("WRITTEN", "2"));
    var lockstep = lockstep(one, one, other, Thread.ofPlatform().daemon());
    assertThrows(Difference.class, () -> lockstep.walk(new SplittableRandom(1), 10));
  }

  /// Two strands at their beginnings, before the write, and at their ends: nine states, one of them
  /// with two values.
  private static final String STORES =
      """
      class Main implements Protocol {
        @Range(to = 2) volatile int x;
        class P extends Strand { protected void run() { x = WRITTEN; } }
        class Q extends Strand { protected void run() { x = 0; } }
        final P p = new P();
        final Q q = new Q();
      }
      """;

  /// Makes every step on the JVM and in the model, and counts the states.
  static int exhaust(String source) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Protocol protocol = Sources.protocol(source);
      return threads.submit(() -> lockstep(protocol, Thread.ofVirtual()).exhaust(400)).get();
    } catch (ExecutionException e) {
      throw new AssertionError(source, e.getCause());
    }
  }

  private static void walk(long seed, long steps, LongFunction<String> source) throws Exception {
    long made = 0;
    for (long next = seed; made < steps; next++) {
      String text = source.apply(next);
      int walked = walk(text, next);
      assertTrue(walked > 0, text);
      made += walked;
    }
  }

  /// How many steps it made.
  private static int walk(String source, long seed) throws InterruptedException {
    // Javac is slow to warm up on a new thread.
    Protocol protocol = Sources.protocol(source);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.submit(() -> walk(protocol, seed)).get();
    } catch (ExecutionException e) {
      throw new AssertionError("seed " + seed + "\n" + source, e.getCause());
    }
  }

  private static int walk(Protocol protocol, long seed) {
    var lockstep = lockstep(protocol, Thread.ofVirtual());
    var random = new SplittableRandom(seed);
    int made = 0;
    for (int walks = 0; made < EACH && walks < EACH / 10; walks++) {
      made += lockstep.walk(random, WALK);
    }
    return made;
  }

  private static Lockstep lockstep(Protocol protocol, Thread.Builder threads) {
    return lockstep(protocol, protocol, protocol, threads);
  }

  /// @param run what the JVM runs
  /// @param model what the model with every point is made of
  /// @param compiled what the compiled model is made of
  private static Lockstep lockstep(
      Protocol run, Protocol model, Protocol compiled, Thread.Builder threads) {
    return new Lockstep(
        WovenProtocol.of(run),
        Model.everyPoint("Main", model).system(),
        Model.of(compiled).system(),
        threads);
  }
}
