package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.List;

/// What the steps of a trace did to the variables, all together.
final class Changes {
  private static final int FEW = 8;

  private Changes() {}

  /// A line for each variable whose last value is not its first, and one for all the others.
  static List<String> lines(Trace trace) {
    var first = trace.states().getFirst().values();
    var last = trace.states().getLast().values();
    var lines = new ArrayList<String>();
    var same = new ArrayList<String>();
    for (int i = 0; i < first.size(); i++) {
      if (first.get(i).equals(last.get(i))) {
        same.add(equation(trace.variables().get(i), last.get(i)));
      } else {
        add(trace.variables().get(i), first.get(i), last.get(i), lines);
      }
    }
    if (same.size() > FEW) {
      lines.add(same.size() + " variables are unchanged");
    } else if (!same.isEmpty()) {
      lines.add("unchanged: " + String.join(", ", same));
    }
    return lines;
  }

  /// A line for each variable and its first value.
  static List<String> initial(Trace trace) {
    var values = trace.states().getFirst().values();
    var lines = new ArrayList<String>();
    for (int i = 0; i < values.size(); i++) {
      lines.add(equation(trace.variables().get(i), values.get(i)));
    }
    return lines;
  }

  private static String equation(String variable, Value value) {
    return Printable.escape(variable) + " = " + Printable.value(value);
  }

  /// Arrays of the same length are compared element by element.
  private static void add(String name, Value first, Value last, List<String> changes) {
    if (first instanceof Value.Sequence(var before)
        && last instanceof Value.Sequence(var after)
        && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        if (!before.get(i).equals(after.get(i))) {
          add(name + "[" + i + "]", before.get(i), after.get(i), changes);
        }
      }
    } else {
      changes.add(StepText.change(name, first, last));
    }
  }
}
