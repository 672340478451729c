package dev.heddle.model.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Options as Promela.
///
/// @param code what the options go on with that are not whole steps
/// @param labels of the points, by block
/// @param ended the label of strands that have ended
record OptionText(
    Body body, Properties properties, Code code, Map<Integer, String> labels, String ended) {

  /// An option of the point that is the exit of a block.
  String of(Option option, int number) {
    boolean whole = !(option.ending() instanceof Ending.Runs);
    var lines = new ArrayList<String>();
    option.checks().forEach(check -> lines.add("assert(" + TermText.of(check) + ")"));
    lines.addAll(Schedule.lines(option.stores(), body.variables(), whole));
    String text =
        switch (option.ending()) {
          case Ending.Stands _, Ending.Ended _ -> {
            lines.addAll(properties.after(option.stores(), written(option.stores())));
            yield step(option.guard(), lines) + go(option.ending());
          }
          case Ending.Failed _ -> {
            lines.add("assert(false)");
            yield step(option.guard(), lines) + "goto " + labels.get(number);
          }
          case Ending.Runs(int block) -> {
            lines.addAll(code.before());
            if (lines.isEmpty() && option.guard().equals(Terms.TRUE)) {
              lines.add("true"); // a jump alone would make one control point of two
            }
            lines.add("goto " + code.label(block));
            yield "atomic { " + body(option.guard(), lines) + " }";
          }
        };
    return "  :: " + text + "\n";
  }

  private static Set<Storage> written(List<Store> stores) {
    var written = new HashSet<Storage>();
    stores.forEach(store -> written.add(store.storage()));
    return written;
  }

  private static String step(Term guard, List<String> lines) {
    boolean always = guard.equals(Terms.TRUE);
    if (lines.isEmpty()) {
      return (always ? "true" : TermText.of(guard)) + " -> ";
    }
    if (always && lines.size() == 1 && !lines.getFirst().startsWith("assert")) {
      return lines.getFirst() + " -> ";
    }
    return "d_step { " + body(guard, lines) + " };\n     ";
  }

  private static String body(Term guard, List<String> lines) {
    String start = guard.equals(Terms.TRUE) ? "" : TermText.of(guard) + " ->\n       ";
    return start + String.join(";\n       ", lines);
  }

  /// The jump at the end of a step.
  String go(Ending ending) {
    return switch (ending) {
      case Ending.Stands(int block, _) -> "goto " + labels.get(block);
      case Ending.Ended _ -> "goto " + ended;
      case Ending.Failed _, Ending.Runs _ -> throw new IllegalStateException("no end of a step");
    };
  }
}
