package dev.heddle.model.export;

import dev.heddle.model.ir.Exit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    Set<Storage> writable = body.written(point.next());
    var origin = new Origin(number, writable, writtenBefore(options, choices), new HashMap<>());
    choices.keySet().forEach(it -> origin.choices().put(it, properties.labels().fresh()));
    var text = new StringBuilder();
    List<Option> choosing = new ArrayList<>();
    for (Option option : options) {
      if (option.ending() instanceof Ending.Chooses) {
        choosing.add(option);
      } else {
        text.append("  :: ").append(text(option, origin, null)).append("\n");
      }
    }
    if (!choosing.isEmpty()) {
      text.append("  :: atomic {\n");
      text.append(alternatives(choosing, origin, null));
      choices.forEach(
          (block, after) -> {
            text.append(origin.choices().get(block)).append(":\n");
            text.append(alternatives(after, origin, origin.before().get(block)));
          });
      text.append("     }\n");
    }
    return text.toString();
  }

  /// Where a step began.
  ///
  /// @param writable what it may write at all
  /// @param before what it may have written before each choice, by block
  /// @param choices the labels of its choices, by block
  private record Origin(
      int number,
      Set<Storage> writable,
      Map<Integer, Set<Storage>> before,
      Map<Integer, String> choices) {}

  private static Map<Integer, Set<Storage>> writtenBefore(
      List<Option> first, Map<Integer, List<Option>> choices) {
    Map<Integer, Set<Storage>> before = new HashMap<>();
    boolean changed = flow(Set.of(), first, before);
    while (changed) {
      changed = false;
      for (var choice : choices.entrySet()) {
        Set<Storage> known = before.get(choice.getKey());
        changed |= known != null && flow(Set.copyOf(known), choice.getValue(), before);
      }
    }
    return before;
  }

  private static boolean flow(
      Set<Storage> known, List<Option> options, Map<Integer, Set<Storage>> before) {
    boolean changed = false;
    for (Option option : options) {
      if (option.ending() instanceof Ending.Chooses(int block, _)) {
        boolean isNew = !before.containsKey(block);
        Set<Storage> there = before.computeIfAbsent(block, _ -> new HashSet<>());
        changed |= there.addAll(known);
        changed |= there.addAll(written(option.stores()));
        changed |= isNew;
      }
    }
    return changed;
  }

  private String alternatives(List<Option> options, Origin origin, @Nullable Set<Storage> before) {
    var text = new StringBuilder("       if\n");
    for (Option option : options) {
      text.append("       :: ").append(text(option, origin, before)).append("\n");
    }
    return text.append("       fi;\n").toString();
  }

  /// @param before what the step may have written before, null if it begins here
  private String text(Option option, Origin origin, @Nullable Set<Storage> before) {
    var lines = new ArrayList<String>();
    option.checks().forEach(check -> lines.add("assert(" + TermText.of(check) + ")"));
    lines.addAll(Schedule.lines(option.stores(), body.variables()));
    return switch (option.ending()) {
      case Ending.Stands _, Ending.Ended _ -> {
        Set<Storage> written = written(option.stores());
        written.addAll(before == null ? Set.of() : before);
        lines.addAll(properties.after(option.stores(), written));
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
        lines.addAll(properties.after(origin.writable()));
        String dispatch = step(option.guard(), lines) + dispatch(code.endings());
        yield before == null ? "atomic { " + dispatch + " }" : dispatch;
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
