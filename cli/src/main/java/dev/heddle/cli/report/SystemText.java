package dev.heddle.cli.report;

import dev.heddle.cli.job.Checkable;
import dev.heddle.counterexamples.TraceText;
import dev.heddle.model.system.Counter;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.TransitionSystem;

/// A lifted protocol in words: its size, its strands, its variables, its properties.
public final class SystemText {
  private SystemText() {}

  /// The text, its lines ended.
  public static String of(Checkable checkable) {
    TransitionSystem system = checkable.system();
    var text = new StringBuilder();
    text.append(system.name()).append('\n');
    text.append("  protocol     ").append(checkable.protocol()).append('\n');
    checkable
        .configuration()
        .forEach(
            (name, value) ->
                text.append("  parameter    ")
                    .append(name)
                    .append(" = ")
                    .append(value)
                    .append('\n'));
    text.append("  model        ").append(system.hash()).append('\n');
    text.append("  state        ").append(Numbers.of(system.words(), "word", "words"));
    text.append(" of 64 bits (show --layout)\n");
    text.append("  steps        ")
        .append(points(system))
        .append(" scheduling points (show --ir)\n");
    for (String bound : system.bounds()) {
      text.append("  bound        ").append(bound).append('\n');
    }
    long[] initial = system.initialState();
    Narrator narrator = system.narrator();
    for (var stack : narrator.stacks(initial)) {
      text.append("  strand       ").append(stack.strand());
      text.append(stack.carrier() == null ? "" : " on " + stack.carrier()).append('\n');
    }
    variables(narrator, initial, text);
    properties(system, text);
    return text.toString();
  }

  private static int points(TransitionSystem system) {
    int points = 0;
    for (Counter counter : system.counters()) {
      points += counter instanceof Counter.Steps ? 1 : 0;
    }
    return points;
  }

  private static void variables(Narrator narrator, long[] initial, StringBuilder text) {
    var names = narrator.variables();
    var values = narrator.values(initial);
    for (int i = 0; i < names.size(); i++) {
      text.append("  variable     ").append(names.get(i)).append(" = ");
      text.append(TraceText.value(values.get(i))).append('\n');
    }
  }

  private static void properties(TransitionSystem system, StringBuilder text) {
    text.append("  property     deadlock: some strand can move, or all may rest\n");
    for (Property property : system.properties()) {
      property("  property     ", property, text);
    }
    for (Property witness : system.witnesses()) {
      property("  witness      ", witness, text);
    }
  }

  private static void property(String head, Property property, StringBuilder text) {
    text.append(head).append(property.name());
    if (!property.text().isEmpty() && !property.text().equals(property.name())) {
      text.append(": ").append(property.text());
    }
    text.append('\n');
  }
}
