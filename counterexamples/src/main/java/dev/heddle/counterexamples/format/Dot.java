package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.TraceDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// A graph for Graphviz: a lane for each strand that moves, its steps from top to bottom in the
/// order of the whole trace; dashed, which step had to come before which; at the end what is wrong.
public record Dot() implements TraceFormat {
  @Override
  public String of(List<TraceDocument> documents) {
    var document = documents.getFirst();
    var events = Event.of(document);
    var out = new StringBuilder();
    out.append("digraph ").append(quoted(Labels.name(document.subject().job()))).append(" {\n");
    out.append("  graph [labelloc=t, nodesep=0.6, ranksep=0.3, fontname=\"sans-serif\", label=");
    out.append(quoted(Labels.name(document.subject().job()))).append("];\n");
    out.append("  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];\n");
    out.append("  edge [fontname=\"sans-serif\", fontsize=9, arrowsize=0.7];\n");
    nodes(document, events, out);
    edges(document, events, out);
    return out.append("}\n").toString();
  }

  private static void nodes(TraceDocument document, List<Event> events, StringBuilder out) {
    var strands = strands(events);
    for (int lane = 0; lane < strands.size(); lane++) {
      out.append("  lane").append(lane).append(" [shape=plaintext, group=g").append(lane);
      out.append(", label=").append(quoted(Labels.name(strands.get(lane)))).append("];\n");
    }
    var failing = document.failingStep();
    for (var event : events) {
      boolean fails = failing != null && event.number() == events.size();
      out.append("  s").append(event.number());
      out.append(" [group=g").append(strands.indexOf(event.step().strand()));
      out.append(look(event.weight(), fails)).append(", label=").append(label(event));
      out.append("];\n");
    }
    out.append("  end [shape=octagon, style=bold, color=");
    out.append(document.isWitness() ? "darkgreen" : "red3").append(", label=");
    out.append(quoted(Labels.phrase(Labels.summary(document)))).append("];\n");
  }

  private static String label(Event event) {
    var step = event.step();
    var carrier = step.carrier();
    var on = carrier == null ? "" : " on " + Labels.name(carrier);
    return quoted(
        event.number()
            + "  "
            + Labels.place(step.at())
            + on
            + "\n"
            + Labels.phrase(event.action()));
  }

  private static String look(Event.Weight weight, boolean fails) {
    if (fails) {
      return ", color=red3, penwidth=2";
    }
    return switch (weight) {
      case ESSENTIAL -> ", penwidth=2";
      case UNKNOWN -> "";
      case IDLE -> ", color=gray70, fontcolor=gray45";
    };
  }

  private static List<String> strands(List<Event> events) {
    var strands = new LinkedHashSet<String>();
    events.forEach(event -> strands.add(event.step().strand()));
    return new ArrayList<>(strands);
  }

  /// Visible along each strand; invisible from each step to the next, which keeps the order.
  private static void edges(TraceDocument document, List<Event> events, StringBuilder out) {
    var strands = strands(events);
    var last = new int[strands.size()];
    for (var event : events) {
      int number = event.number();
      int lane = strands.indexOf(event.step().strand());
      var from = last[lane] == 0 ? "lane" + lane : "s" + last[lane];
      out.append("  ").append(from).append(" -> s").append(number).append(";\n");
      if (number > 1 && last[lane] != number - 1) {
        out.append("  s").append(number - 1).append(" -> s").append(number);
        out.append(" [style=invis];\n");
      }
      last[lane] = number;
    }
    if (!events.isEmpty()) {
      out.append("  s").append(events.size()).append(" -> end [style=bold];\n");
    }
    order(document, events.size(), out);
  }

  private static void order(TraceDocument document, int steps, StringBuilder out) {
    var why = document.explanation();
    if (why == null) {
      return;
    }
    for (var order : why.order()) {
      if (1 <= order.from() && order.from() < order.to() && order.to() <= steps) {
        out.append("  s").append(order.from()).append(" -> s").append(order.to());
        out.append(
            " [style=dashed, color=steelblue, fontcolor=steelblue, constraint=false, label=");
        out.append(quoted(Labels.name(order.because()))).append("];\n");
      }
    }
  }

  /// A string of the language that shows as `text`: Graphviz reads `\` and `&` in labels.
  public static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("&", "&amp;")
            .replace("\n", "\\n")
        + '"';
  }
}
