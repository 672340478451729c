package dev.heddle.counterexamples.states;

import dev.heddle.counterexamples.TraceText;
import dev.heddle.counterexamples.format.Dot;
import java.util.ArrayList;
import java.util.List;

/// A graph of states for Graphviz. The initial state has a double border; where something is wrong,
/// it is red and said. A node shows the variables that differ between nodes; all that is known of
/// it is its tooltip.
public final class StateGraphDot {
  private static final int MOST_LINES = 12;
  private static final int MOST_LABELS = 3;
  private static final int MOST_WIDTH = 60;

  private final StateGraph graph;
  private final boolean labelled;
  private final StringBuilder out = new StringBuilder();

  private StateGraphDot(StateGraph graph, boolean labelled) {
    this.graph = graph;
    this.labelled = labelled;
  }

  /// The graph in the language of Graphviz, ended by `\n`.
  ///
  /// @param title what stands above it
  public static String of(StateGraph graph, String title) {
    return new StateGraphDot(graph, true).write(title);
  }

  /// As above, without what the edges say.
  public static String withoutLabels(StateGraph graph, String title) {
    return new StateGraphDot(graph, false).write(title);
  }

  private String write(String title) {
    out.append("digraph ").append(quoted(title)).append(" {\n");
    out.append("  graph [labelloc=t, fontname=\"Helvetica\", label=").append(quoted(title));
    out.append("];\n");
    out.append("  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=10];\n");
    out.append("  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];\n");
    var varying = varying();
    for (int i = 0; i < graph.nodes().size(); i++) {
      node(i, varying);
    }
    graph.edges().forEach(this::edge);
    return out.append("}\n").toString();
  }

  /// The variables that do not have the same value in all nodes.
  private List<Integer> varying() {
    var varying = new ArrayList<Integer>();
    for (int variable = 0; variable < graph.variables().size(); variable++) {
      int it = variable;
      if (graph.nodes().stream().map(node -> node.values().get(it)).distinct().count() > 1) {
        varying.add(variable);
      }
    }
    return varying;
  }

  private void node(int number, List<Integer> varying) {
    var node = graph.nodes().get(number);
    var lines = new ArrayList<String>();
    lines.add(node.states() == 1 ? "state " + number : number + ": " + node.states() + " states");
    node.flaws().forEach(flaw -> lines.add(cut(flaw)));
    int shown = varying.size() > MOST_LINES ? MOST_LINES - 1 : varying.size();
    varying.subList(0, shown).forEach(variable -> lines.add(cut(value(node, variable))));
    if (shown < varying.size()) {
      lines.add("… and " + (varying.size() - shown) + " more");
    }
    var all = new ArrayList<String>();
    for (int variable = 0; variable < graph.variables().size(); variable++) {
      all.add(cut(value(node, variable)));
    }
    out.append("  n").append(number).append(" [");
    out.append(node.initial() ? "peripheries=2, " : "");
    out.append(node.flaws().isEmpty() ? "" : "color=red3, penwidth=2, fontcolor=red3, ");
    out.append("label=").append(quoted(String.join("\n", lines)));
    out.append(", tooltip=").append(quoted(String.join("\n", all))).append("];\n");
  }

  private String value(StateGraph.Node node, int variable) {
    return graph.variables().get(variable) + " = " + TraceText.value(node.values().get(variable));
  }

  /// A step that changes nothing is drawn thinly: in most graphs it is only in the way.
  private void edge(StateGraph.Edge edge) {
    var labels = labelled ? edge.labels() : List.<String>of();
    var lines = new ArrayList<String>();
    labels.subList(0, Math.min(MOST_LABELS, labels.size())).forEach(label -> lines.add(cut(label)));
    if (labels.size() > MOST_LABELS) {
      lines.add("and " + (labels.size() - MOST_LABELS) + " more");
    }
    out.append("  n").append(edge.from()).append(" -> n").append(edge.to()).append(" [");
    out.append(edge.from() == edge.to() ? "style=dotted, color=gray60, fontcolor=gray45, " : "");
    out.append("label=").append(quoted(String.join("\n", lines))).append("];\n");
  }

  private static String cut(String text) {
    var shown = TraceText.printable(text);
    return shown.codePointCount(0, shown.length()) <= MOST_WIDTH
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, MOST_WIDTH - 1)) + "…";
  }

  private static String quoted(String text) {
    return Dot.quoted(text);
  }
}
