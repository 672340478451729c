package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.counterexamples.Run;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a counterexample to a smaller one.
final class ShrinkCommandTest {
  /// Each of `workers` adds 1 to a counter `rounds` times; one of them is enough to get to 2.
  private static final String COUNTERS =
      """
      import dev.heddle.protocol.*;

      final class Counters implements Protocol {
        @Range(to = 9) volatile int n;
        final Worker[] workers;
        final int rounds;

        public Counters(int workers, int rounds) {
          this.rounds = rounds;
          this.workers = new Worker[workers];
          for (int i = 0; i < workers; i++) this.workers[i] = new Worker();
        }

        @Invariant("few") boolean few() { return n < 2; }

        final class Worker extends Strand {
          @Override protected void run() {
            for (int i = 0; i < rounds; i++) n++;
          }
        }
      }
      """;

  /// Two ways to what is wrong: in few steps by turns, or in more with all of `a` before all of
  /// `b`.
  private static final String ALTERNATING =
      """
      import static dev.heddle.protocol.Heddle.*;
      import dev.heddle.protocol.*;

      final class Alternating implements Protocol {
        volatile boolean first, second, quick, done;
        final Strand a = new A(), b = new B();

        @Invariant boolean never() { return !done; }

        final class A extends Strand {
          @Override protected void run() {
            first = true;
            if (quick) {
              done = true;
            }
            point();
            second = true;
          }
        }

        final class B extends Strand {
          @Override protected void run() {
            if (first) quick = true;
            await(() -> second);
            done = true;
          }
        }
      }
      """;

  @TempDir private Path folder;
  private Path source;

  private Path found(String name, String text, String... configuration) throws IOException {
    source = Files.writeString(folder.resolve(name + ".java"), text);
    var arguments = new String[4 + configuration.length];
    arguments[0] = "check";
    arguments[1] = source.toString();
    arguments[2] = "--out";
    arguments[3] = folder.resolve("out").toString();
    System.arraycopy(configuration, 0, arguments, 4, configuration.length);
    assertEquals(12, new Harness().run(arguments).code());
    try (var files = Files.list(folder.resolve("out"))) {
      return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }

  private Harness.Result shrink(Path trace, String... more) {
    var arguments = new String[6 + more.length];
    arguments[0] = "shrink";
    arguments[1] = trace.toString();
    arguments[2] = "--protocol";
    arguments[3] = source.toString();
    arguments[4] = "--out";
    arguments[5] = folder.resolve("small.itf.json").toString();
    System.arraycopy(more, 0, arguments, 6, more.length);
    return new Harness().run(arguments);
  }

  private TraceDocument small() throws IOException {
    return TraceReader.read(folder.resolve("small.itf.json"));
  }

  @Test
  void the_configuration_becomes_as_small_as_the_violation_allows() throws IOException {
    var trace = found("Counters", COUNTERS, "-c", "workers=4", "-c", "rounds=3");
    var result = shrink(trace);
    assertEquals(0, result.code(), result.err());
    // One worker needs two rounds; with one round there must be two workers. Workers come first.
    assertTrue(result.out().contains("workers=1: the same is wrong"), result.out());
    assertTrue(result.out().contains("rounds=1: nothing is wrong"), result.out());
    assertTrue(result.out().contains("rounds=2: the same is wrong"), result.out());
    var subject = small().subject();
    assertEquals(Map.of("workers", "1", "rounds", "2"), subject.configuration());
    var origin = small().origin();
    assertTrue(origin != null);
    assertEquals(Map.of("workers", "4", "rounds", "3"), origin.configuration());
    assertEquals(0, Run.switches(small().trace()));
    var replayed = folder.resolve("small.itf.json").toString();
    assertEquals(0, new Harness().run("replay", replayed, "--protocol", source.toString()).code());
  }

  @Test
  void fewer_switches_come_before_fewer_steps() throws IOException {
    var trace = found("Alternating", ALTERNATING);
    var before = TraceReader.read(trace).trace();
    var result = shrink(trace);
    assertEquals(0, result.code(), result.err());
    // All of a, then all of b: one switch. No way has none, as nobody does it alone.
    assertEquals(1, Run.switches(small().trace()), result.out());
    assertTrue(Run.switches(before) > 1, "the shortest way has more switches");
    assertTrue(result.out().contains("1 context switch, and no way has fewer"), result.out());
  }

  @Test
  void where_there_are_too_many_states_some_ways_are_tried() throws IOException {
    var trace = found("Alternating", ALTERNATING);
    var result = shrink(trace, "--max-states", "1");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("so some are tried"), result.out());
  }

  @Test
  void what_is_no_longer_so_is_not_shrunk() throws IOException {
    var trace = found("Alternating", ALTERNATING);
    Files.writeString(source, ALTERNATING.replace("return !done", "return true"));
    var result = shrink(trace);
    assertEquals(23, result.code(), result.out());
    assertTrue(result.err().contains("cannot be shrunk"), result.err());
  }
}
