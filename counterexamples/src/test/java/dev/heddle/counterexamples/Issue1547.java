package dev.heddle.counterexamples;

import static dev.heddle.counterexamples.Samples.at;
import static dev.heddle.counterexamples.Samples.name;
import static dev.heddle.counterexamples.Samples.no;
import static dev.heddle.counterexamples.Samples.read;
import static dev.heddle.counterexamples.Samples.whole;
import static dev.heddle.counterexamples.Samples.write;
import static dev.heddle.counterexamples.Samples.yes;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Frame;
import dev.heddle.model.system.LockState;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Stack.Condition;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.StepKind;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Go's issue 1547 as a counterexample, written by hand.
final class Issue1547 {
  private Issue1547() {}

  /// Issue 1547 with one M: the split in `lock` is undone while `stacks` is held.
  static TraceDocument document() {
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
    return Samples.document("go.stackalloc/before", "dev.heddle.specs.go.StackAlloc", flaw, trace);
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
}
