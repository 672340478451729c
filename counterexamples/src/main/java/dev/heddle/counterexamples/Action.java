package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Access;
import dev.heddle.model.system.LockState;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a step does, in one phrase: `takes stacks`, `job: false → true`. The weightiest of its
/// effects comes first, and no more than two are told.
public final class Action {
  private static final int MOST = 2;

  private Action() {}

  /// The phrase for step `number` of the trace, from 0.
  public static String of(Trace trace, int number) {
    var step = trace.steps().get(number);
    if (number + 1 == trace.states().size()) {
      return "fails";
    }
    var before = trace.states().get(number);
    var after = trace.states().get(number + 1);
    var effects = new ArrayList<String>();
    var locks = locks(before.locks(), after.locks(), effects);
    switches(before.stacks(), after.stacks(), effects);
    writes(step, locks, effects);
    if (effects.isEmpty()) {
      effects.addAll(step.choices());
    }
    end(step, after.stacks(), effects);
    if (effects.isEmpty()) {
      reads(step, effects);
    }
    return effects.isEmpty() ? "goes on" : joined(effects);
  }

  private static String joined(List<String> effects) {
    int told = Math.min(MOST, effects.size());
    var text = String.join(", ", effects.subList(0, told));
    return told == effects.size() ? text : text + " and " + (effects.size() - told) + " more";
  }

  /// Tells which locks change hands, and returns them.
  private static List<String> locks(
      List<LockState> before, List<LockState> after, List<String> effects) {
    Map<String, @Nullable String> owners = new HashMap<>();
    before.forEach(lock -> owners.put(lock.lock(), lock.owner()));
    Map<String, @Nullable String> changed = new LinkedHashMap<>();
    for (var lock : after) {
      if (!Objects.equals(owners.remove(lock.lock()), lock.owner())) {
        changed.put(lock.lock(), lock.owner());
      }
    }
    owners.forEach(
        (lock, owner) -> {
          if (owner != null) {
            changed.put(lock, null);
          }
        });
    changed.forEach(
        (lock, owner) -> effects.add(owner == null ? "lets " + lock + " go" : "takes " + lock));
    return List.copyOf(changed.keySet());
  }

  private static void switches(List<Stack> before, List<Stack> after, List<String> effects) {
    for (int i = 0; i < after.size() && i < before.size(); i++) {
      var carrier = after.get(i).carrier();
      if (carrier != null && !carrier.equals(before.get(i).carrier())) {
        effects.add(carrier + " switches to " + after.get(i).strand());
      }
    }
  }

  /// Tells what was written, but for the inside of `locks` and what each carrier runs.
  private static void writes(Step step, List<String> locks, List<String> effects) {
    boolean switched = !effects.isEmpty();
    var net = new LinkedHashMap<String, Access>();
    for (var access : step.accesses()) {
      var name = access.variable();
      boolean told =
          (switched && name.endsWith(".current"))
              || locks.stream().anyMatch(lock -> name.startsWith(lock + "."));
      if (access.write() && !told) {
        net.merge(name, access, (a, b) -> new Access(name, true, a.before(), b.after()));
      }
    }
    for (var write : net.values()) {
      if (!write.before().equals(write.after())) {
        effects.add(StepText.change(write.variable(), write.before(), write.after()));
      }
    }
  }

  private static void end(Step step, List<Stack> after, List<String> effects) {
    for (var stack : after) {
      if (stack.strand().equals(step.strand()) && stack.condition() == Stack.Condition.ENDED) {
        effects.add("ends");
      }
    }
  }

  private static void reads(Step step, List<String> effects) {
    var reads = new ArrayList<String>();
    for (var access : step.accesses()) {
      var read = access.variable() + " = " + Printable.value(access.after());
      if (!reads.contains(read)) {
        reads.add(read);
      }
    }
    if (!reads.isEmpty()) {
      effects.add("reads " + joined(reads));
    }
  }
}
