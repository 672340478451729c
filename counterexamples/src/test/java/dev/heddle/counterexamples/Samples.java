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
import dev.heddle.model.system.LockState;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Stack.Condition;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.StepKind;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
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
    var choose = List.of("room in stackalloc", "split in lock");
    var start = at("G", "run", 21);
    var split = at("FutexLock", "lock", 33);
    var take = at("FutexLock", "lock", 33);
    var back = at("FutexLock", "futex", 51);
    var trace =
        new Trace(
            List.of("stacks.key", "stacks.owner", "G1.status", "segments"),
            List.of(
                goState(0, "null", false, List.of(frame("G", "run", 21))),
                goState(0, "null", false, ownFrames(33)),
                goState(1, "M0", true, ownFrames(34)),
                goState(2, "M0", true, waitingFrames())),
            List.of(
                new Step(
                    "G1",
                    "M0",
                    StepKind.START,
                    start,
                    List.of(start, at("G", "newproc", 25), at("G", "malg", 42), split),
                    choose,
                    List.of()),
                new Step(
                    "G1",
                    "M0",
                    StepKind.ATOMIC,
                    take,
                    List.of(take, at("FutexLock", "lock", 34)),
                    List.of(),
                    List.of(
                        read("stacks.key", whole(0)),
                        write("stacks.key", whole(0), whole(1)),
                        write("stacks.owner", name("null"), name("M0")),
                        write("segments[0]", no(), yes()))),
                new Step(
                    "G1",
                    "M0",
                    StepKind.ATOMIC,
                    at("FutexLock", "lock", 34),
                    List.of(at("FutexLock", "lock", 34), at("G", "stackfree", 70), back),
                    List.of("room in futexlock"),
                    List.of(
                        read("stacks.key", whole(1)), write("stacks.key", whole(1), whole(2))))));
    var flaw =
        new Flaw(
            FlawKind.PARTIAL_DEADLOCK,
            "partial deadlock",
            "M0 waits for a lock that it holds itself.",
            List.of("M0 waits for stacks held by M0"));
    return document("go.stackalloc/before", "dev.heddle.specs.go.StackAlloc", flaw, trace);
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

  private static Trace.State goState(int key, String owner, boolean segment, List<Frame> frames) {
    boolean waits = key == 2;
    return new Trace.State(
        List.of(
            whole(key),
            name(owner),
            name("RUNNING"),
            new Value.Sequence(List.of(new Value.Truth(segment), no()))),
        List.of(
            new Stack(
                "G1",
                "M0",
                true,
                waits ? Condition.BLOCKED : Condition.ENABLED,
                frames,
                waits ? "stacks held by M0" : null),
            new Stack("G2", null, true, Condition.NEW, List.of(), null)),
        key == 0
            ? List.of()
            : List.of(new LockState("stacks", owner, waits ? List.of("M0") : List.of())));
  }

  private static List<Frame> ownFrames(int line) {
    return List.of(
        frame("FutexLock", "lock", line),
        frame("G", "stackalloc", 60),
        new Frame(at("G", "malg", 42), false, Map.of("size", whole(1))),
        frame("G", "newproc1", 30),
        frame("G", "newproc", 25),
        frame("G", "run", 21));
  }

  private static List<Frame> waitingFrames() {
    var system =
        List.of(
            system("FutexLock", "futex", 51),
            new Frame(at("FutexLock", "futexsleep", 47), true, Map.of("value", whole(2))),
            system("FutexLock", "futexlock", 40),
            system("FutexLock", "lock", 35),
            system("G", "stackfree", 70),
            system("G", "oldstack", 66),
            system("G", "lessstack", 64));
    var frames = new ArrayList<>(system);
    frames.addAll(ownFrames(34));
    return frames;
  }

  private static Frame frame(String type, String method, int line) {
    return new Frame(at(type, method, line), false, Map.of());
  }

  private static Frame system(String type, String method, int line) {
    return new Frame(at(type, method, line), true, Map.of());
  }

  private static SourceLine at(String type, String method, int line) {
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

  private static Access read(String variable, Value value) {
    return new Access(variable, false, value, value);
  }

  private static Access write(String variable, Value before, Value after) {
    return new Access(variable, true, before, after);
  }

  private static Value whole(long value) {
    return new Value.Whole(value);
  }

  private static Value name(String value) {
    return new Value.Name(value);
  }

  private static Value no() {
    return new Value.Truth(false);
  }

  private static Value yes() {
    return new Value.Truth(true);
  }

  private static Value tasks(long first, long second) {
    return new Value.Sequence(List.of(whole(first), whole(second)));
  }
}
