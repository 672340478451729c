package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Coverage;
import dev.heddle.checker.verdict.Races;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.checker.verdict.Trace;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.Access;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Frame;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Stack.Condition;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.StepKind;
import dev.heddle.model.system.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Counterexamples written by hand.
public final class Samples {
  private Samples() {}

  /// The worker looks at the queue, the producer fills it and sees nobody parked, the worker parks.
  public static TraceDocument lostWakeup() {
    var check = at("Worker", "run", 12);
    var park = at("Worker", "run", 15);
    var sleep = at("Worker", "run", 16);
    var put = at("Producer", "run", 27);
    var wake = at("Producer", "run", 28);
    var trace =
        new Trace(
            List.of("queued", "parked"),
            List.of(
                state(whole(0), no(), enabled("worker", check), enabled("producer", put)),
                state(whole(0), no(), enabled("worker", park), enabled("producer", put)),
                state(whole(1), no(), enabled("worker", park), enabled("producer", wake)),
                state(whole(1), no(), enabled("worker", park), ended("producer")),
                state(whole(1), yes(), blocked("worker", sleep), ended("producer"))),
            List.of(
                step("worker", StepKind.VOLATILE, check, read("queued", whole(0))),
                step("producer", StepKind.VOLATILE, put, write("queued", whole(0), whole(1))),
                step("producer", StepKind.VOLATILE, wake, read("parked", no())),
                step("worker", StepKind.VOLATILE, park, write("parked", no(), yes()))));
    var flaw = Flaw.of(FlawKind.DEADLOCK, "deadlock", "no strand can change the state.");
    return document("classics.lostWakeup", "dev.heddle.specs.LostWakeup", flaw, trace);
  }

  /// Issue 1547 with one M: the split in `lock` is undone while `stacks` is held.
  public static TraceDocument issue1547() {
    return Issue1547.document();
  }

  /// A lock is let go by a worker that does not hold it.
  public static TraceDocument failedCheck() {
    var lock = at("Lock", "lock", 18);
    var work = at("Worker", "run", 9);
    var next = at("Worker", "run", 10);
    var unlock = at("Lock", "unlock", 25);
    var trace =
        new Trace(
            List.of("lock.owner", "tasks"),
            List.of(
                state(name("null"), tasks(0, 0), enabled("w0", lock), enabled("w1", work)),
                state(name("w0"), tasks(0, 0), enabled("w0", work), enabled("w1", work)),
                state(name("w0"), tasks(0, 7), enabled("w0", work), enabled("w1", next))),
            List.of(
                step("w0", StepKind.ACQUIRE, lock, write("lock.owner", name("null"), name("w0"))),
                step("w1", StepKind.POINT, work, write("tasks[1]", whole(0), whole(7))),
                new Step(
                    "w1",
                    null,
                    StepKind.POINT,
                    next,
                    List.of(next, unlock),
                    List.of("choose(3) = 1"),
                    List.of(read("lock.owner", name("w0"))))));
    var flaw = Flaw.of(FlawKind.CHECK, "CHECK", "unlock of a lock that is not held by its caller");
    return document("mutex/mutant", "dev.heddle.specs.Mutex", flaw, trace);
  }

  /// An invariant that is false before anything has moved.
  public static TraceDocument wrongFromTheStart() {
    var trace =
        new Trace(
            List.of("inside"),
            List.of(
                new Trace.State(
                    List.of(whole(2)),
                    List.of(
                        new Stack("p", null, false, Condition.NEW, List.of(), null),
                        new Stack("q", null, false, Condition.NEW, List.of(), null)))),
            List.of());
    var flaw =
        Flaw.of(FlawKind.INVARIANT, "Peterson.mutualExclusion", "2 strands are inside at once.");
    return document("peterson/broken", "dev.heddle.specs.Peterson", flaw, trace);
  }

  /// The counterexample of `strands` strands that make a step each.
  public static TraceDocument crowd(int strands) {
    var states = new Trace.State[strands + 1];
    var steps = new Step[strands];
    for (int i = 0; i <= strands; i++) {
      var stacks = new Stack[strands];
      for (int k = 0; k < strands; k++) {
        stacks[k] = enabled("worker" + k, at("Worker", "run", k < i ? 8 : 7));
      }
      states[i] = new Trace.State(List.of(whole(i)), List.of(stacks));
      if (i < strands) {
        steps[i] =
            step(
                "worker" + i,
                StepKind.VOLATILE,
                at("Worker", "run", 7),
                write("counter", whole(i), whole(i + 1)));
      }
    }
    var trace = new Trace(List.of("counter"), List.of(states), List.of(steps));
    var flaw = Flaw.of(FlawKind.INVARIANT, "Crowd.small", "the counter is " + strands + ".");
    return document("crowd", "dev.heddle.specs.Crowd", flaw, trace);
  }

  static TraceDocument document(String job, String protocol, Flaw flaw, Trace trace) {
    var coverage = new Coverage(List.of(), List.of());
    var statistics =
        new Statistics(
            31,
            58,
            9,
            0.25,
            4096,
            Storage.ARENA,
            1 << 20,
            2,
            false,
            coverage,
            new Races.NotSearched());
    var subject =
        new TraceDocument.Subject(
            job,
            "",
            protocol,
            Map.of("ms", "1", "gs", "1", "splits", "1", "Processors", "2"),
            protocol.substring(protocol.lastIndexOf('.') + 1) + "(ms=1, gs=1)",
            "5f0c9a6e21b7d384",
            List.of(),
            List.of("live stack splits ≤ 1"),
            "heddle",
            "0.1.0");
    var properties = List.of(new Property("deadlock", "no strand is stuck", FlawKind.DEADLOCK));
    var violated = new Verdict.Violated(flaw, trace, statistics);
    return TraceDocument.of(subject, violated, properties, Samples::lines);
  }

  /// The source of all but `G.java`.
  private static @Nullable List<String> lines(String path) {
    return path.equals("G.java")
        ? null
        : IntStream.rangeClosed(1, 30).mapToObj(line -> "  " + path + " " + line + "; ").toList();
  }

  static SourceLine at(String type, String method, int line) {
    return new SourceLine(type, method, type + ".java", line);
  }

  private static Trace.State state(Value first, Value second, Stack... stacks) {
    return new Trace.State(List.of(first, second), Arrays.asList(stacks));
  }

  private static Stack enabled(String strand, SourceLine at) {
    return stack(strand, Condition.ENABLED, at);
  }

  private static Stack blocked(String strand, SourceLine at) {
    return stack(strand, Condition.BLOCKED, at);
  }

  private static Stack stack(String strand, Condition condition, SourceLine at) {
    return new Stack(strand, null, false, condition, List.of(new Frame(at, false, Map.of())), null);
  }

  private static Stack ended(String strand) {
    return new Stack(strand, null, false, Condition.ENDED, List.of(), null);
  }

  private static Step step(String strand, StepKind kind, SourceLine at, Access access) {
    return new Step(strand, null, kind, at, List.of(at), List.of(), List.of(access));
  }

  static Access read(String variable, Value value) {
    return new Access(variable, false, value, value);
  }

  static Access write(String variable, Value before, Value after) {
    return new Access(variable, true, before, after);
  }

  static Value whole(long value) {
    return new Value.Whole(value);
  }

  static Value name(String value) {
    return new Value.Name(value);
  }

  static Value no() {
    return new Value.Truth(false);
  }

  static Value yes() {
    return new Value.Truth(true);
  }

  private static Value tasks(long first, long second) {
    return new Value.Sequence(List.of(whole(first), whole(second)));
  }
}
