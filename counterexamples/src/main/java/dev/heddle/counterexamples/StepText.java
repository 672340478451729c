package dev.heddle.counterexamples;

import dev.heddle.model.system.Access;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// One step in a few lines: where it began, what it chose, what it changed.
final class StepText {
  private static final int MOST_READS = 3;

  private StepText() {}

  /// The lines of a step that leads to a state.
  ///
  /// @param carriers whether to say which carrier it ran on
  static List<String> lines(Step step, boolean carriers) {
    var lines = new ArrayList<String>();
    var carrier = step.carrier();
    lines.add(
        Printable.place(step.at())
            + (carriers && carrier != null ? " on " + Printable.escape(carrier) : ""));
    for (var choice : step.choices()) {
      lines.add("  " + Printable.escape(choice));
    }
    int before = lines.size();
    writes(step, lines);
    if (lines.size() == before) {
      reads(step, lines);
    }
    return lines;
  }

  /// The lines of a step that is itself the flaw: as above, and the way to where it fails.
  static List<String> failingLines(Step step, boolean carriers) {
    var lines = lines(step, carriers);
    var path = step.path();
    for (int i = 0; i < path.size(); i++) {
      if (i == path.size() - 1) {
        lines.add("  fails at " + Printable.place(path.get(i)));
      } else if (i > 0 || !path.get(i).equals(step.at())) {
        lines.add("  through " + Printable.place(path.get(i)));
      }
    }
    return lines;
  }

  /// A variable written several times is shown once, from its first value to its last.
  private static void writes(Step step, List<String> lines) {
    var net = new LinkedHashMap<String, Access>();
    for (var access : step.accesses()) {
      if (access.write()) {
        net.merge(access.variable(), access, StepText::joined);
      }
    }
    for (var write : net.values()) {
      lines.add("  " + change(write.variable(), write.before(), write.after()));
    }
  }

  private static Access joined(Access first, Access second) {
    return new Access(first.variable(), true, first.before(), second.after());
  }

  private static void reads(Step step, List<String> lines) {
    var reads = new LinkedHashMap<String, Value>();
    for (var access : step.accesses()) {
      reads.put(access.variable(), access.after());
    }
    int shown = 0;
    for (var read : reads.entrySet()) {
      if (shown == MOST_READS && reads.size() > MOST_READS + 1) {
        lines.add("  reads " + (reads.size() - shown) + " more");
        return;
      }
      shown++;
      lines.add(
          "  reads " + Printable.escape(read.getKey()) + " = " + Printable.value(read.getValue()));
    }
  }

  /// `status: RUNNING → STACKALLOC`.
  static String change(String variable, Value before, Value after) {
    var name = Printable.escape(variable) + ": " + Printable.value(before);
    return before.equals(after) ? name + ", unchanged" : name + " → " + Printable.value(after);
  }
}
