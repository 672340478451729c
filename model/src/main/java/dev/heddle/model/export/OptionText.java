package dev.heddle.model.export;

import dev.heddle.model.ir.Exit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Options as Promela.
///
/// @param labels of the points, by block
/// @param ended the label of strands that have ended
/// @param self the strand
record OptionText(
    Body body, Properties properties, Map<Integer, String> labels, String ended, Term self) {

  /// The options of a point, those after its choices included.
  ///
  /// @param choices by block, the options after each choice
  String of(
      List<Option> options, int number, Exit.Point point, Map<Integer, List<Option>> choices) {
    var origin = new Origin(number, body.written(point.next()), new HashMap<>());
    choices.keySet().forEach(it -> origin.choices().put(it, properties.labels().fresh()));
    var text = new StringBuilder();
    List<Option> choosing = new ArrayList<>();
    for (Option option : options) {
      if (option.ending() instanceof Ending.Chooses) {
        choosing.add(option);
      } else {
        text.append("  :: ").append(text(option, origin, false)).append("\n");
      }
    }
    if (!choosing.isEmpty()) {
      text.append("  :: atomic {\n");
      text.append(alternatives(choosing, origin, false));
      choices.forEach(
          (block, after) -> {
            text.append(origin.choices().get(block)).append(":\n");
            text.append(alternatives(after, origin, true));
          });
      text.append("     }\n");
    }
    return text.toString();
  }

  /// Where a step began.
  ///
  /// @param written what it may have written in the end
  /// @param choices the labels of its choices, by block
  private record Origin(int number, Set<Storage> written, Map<Integer, String> choices) {}

  private String alternatives(List<Option> options, Origin origin, boolean underway) {
    var text = new StringBuilder("       if\n");
    for (Option option : options) {
      text.append("       :: ").append(text(option, origin, underway)).append("\n");
    }
    return text.append("       fi;\n").toString();
  }

  /// @param underway whether the step has already assigned to variables
  private String text(Option option, Origin origin, boolean underway) {
    var lines = new ArrayList<String>();
    option.checks().forEach(check -> lines.add("assert(" + TermText.of(check) + ")"));
    lines.addAll(Schedule.lines(option.stores(), body.variables()));
    return switch (option.ending()) {
      case Ending.Stands _, Ending.Ended _ -> {
        lines.addAll(
            underway
                ? properties.after(origin.written())
                : properties.after(option.stores(), written(option.stores())));
        yield step(option.guard(), lines) + go(option.ending());
      }
      case Ending.Chooses(int block, _) ->
          step(option.guard(), lines) + "goto " + origin.choices().get(block);
      case Ending.Failed _ -> {
        lines.add("assert(false)");
        yield step(option.guard(), lines) + "goto " + labels.get(origin.number());
      }
      case Ending.Runs(int block, Term current, Landing landing) -> {
        Moment scope = Code.scope(body, self, current);
        var code = Code.of(body, block, scope, landing, properties.labels());
        lines.addAll(code.lines());
        lines.addAll(properties.after(origin.written()));
        String dispatch = step(option.guard(), lines) + dispatch(code.endings());
        yield underway ? dispatch : "atomic { " + dispatch + " }";
      }
    };
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
    String start = always ? "" : TermText.of(guard) + " ->\n       ";
    return "d_step { " + start + String.join(";\n       ", lines) + " };\n     ";
  }

  private String dispatch(List<Ending> endings) {
    if (endings.size() == 1) {
      return go(endings.getFirst());
    }
    var text = new StringBuilder("if");
    String next = body.variables().scratch("next").name();
    for (int i = 0; i < endings.size(); i++) {
      text.append(" :: ").append(next).append(" == ").append(i);
      text.append(" -> ").append(go(endings.get(i)));
    }
    return endings.isEmpty() ? "false" : text.append(" fi").toString();
  }

  private String go(Ending ending) {
    return switch (ending) {
      case Ending.Stands(int block, _) -> "goto " + labels.get(block);
      case Ending.Ended _ -> "goto " + ended;
      case Ending.Failed _, Ending.Runs _, Ending.Chooses _ ->
          throw new IllegalStateException("no end of a step");
    };
  }
}
