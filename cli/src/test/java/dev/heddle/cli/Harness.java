package dev.heddle.cli;

import dev.heddle.cli.job.Catalogue;
import dev.heddle.cli.job.Checkable;
import dev.heddle.cli.job.Expected;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.job.Manifest;
import dev.heddle.counterexamples.format.JavaTest;
import dev.heddle.model.mutate.Mutation;
import dev.heddle.model.system.TransitionSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs commands in this process and keeps what they say.
final class Harness {
  private final List<Job> jobs = new ArrayList<>();
  private final List<Integer> halts = new ArrayList<>();
  private boolean terminal;
  private String input = "";

  /// @param code the exit code
  /// @param out standard output
  /// @param err standard error
  record Result(int code, String out, String err) {}

  /// A harness whose standard error is a terminal.
  Harness terminal() {
    terminal = true;
    return this;
  }

  /// A harness with something in its standard input.
  Harness input(String text) {
    input = text;
    return this;
  }

  Harness job(String name, TransitionSystem system) {
    return job(name, system, null, "small");
  }

  Harness job(String name, TransitionSystem system, @Nullable Expected expected, String size) {
    return job(name, expected, size, () -> new Fake(system));
  }

  Harness job(String name, Supplier<Checkable> lift) {
    return job(name, null, "small", lift);
  }

  private Harness job(
      String name, @Nullable Expected expected, String size, Supplier<Checkable> lift) {
    jobs.add(new Job(name, "about " + name, size, expected, lift));
    return this;
  }

  Result run(String... arguments) {
    return run(new Catalogue(() -> jobs), arguments);
  }

  /// Runs a command on the jobs of the manifest.
  static Result shipped(String... arguments) {
    return new Harness().runShipped(arguments);
  }

  /// The same in this harness.
  Result runShipped(String... arguments) {
    return run(new Catalogue(Manifest::shipped), arguments);
  }

  private Result run(Catalogue catalogue, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    var console = new Console(in, out, err, false, terminal, 100);
    var signals = new Signals(console, halts::add);
    int code = Main.run(new Surroundings(console, catalogue, signals), arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// A system that was not lifted from anything.
  record Fake(TransitionSystem system) implements Checkable {
    @Override
    public JavaTest.Origin origin() {
      return new JavaTest.Origin("", "new Fake()");
    }

    @Override
    public String protocol() {
      return "fake." + system.name();
    }

    @Override
    public Map<String, String> configuration() {
      return Map.of("n", "1");
    }

    @Override
    public String ir() {
      return "block 0";
    }

    @Override
    public String layout() {
      return "word 0";
    }

    @Override
    public List<Mutation> mutations() {
      return List.of();
    }

    @Override
    public TransitionSystem mutant(Mutation mutation) {
      return system;
    }

    @Override
    public String promela() {
      return "init { skip }\n";
    }
  }
}
