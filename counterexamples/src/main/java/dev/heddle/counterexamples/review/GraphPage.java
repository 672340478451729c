package dev.heddle.counterexamples.review;

import dev.heddle.counterexamples.TraceText;
import dev.heddle.counterexamples.states.StateGraph;
import dev.heddle.counterexamples.states.StateGraphDot;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A graph of states as one HTML file to look at. Graphviz, in its translation to JavaScript, is in
/// the file and draws the graph when it is opened; nothing is loaded.
public final class GraphPage {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Of more edges the labels are not drawn: they would hide the graph, and laying them out takes
  /// minutes. The page tells them of the node that is selected.
  private static final int MOST_LABELLED_EDGES = 60;

  private GraphPage() {}

  /// The HTML.
  ///
  /// @param title what stands above it
  public static String of(StateGraph graph, String title) {
    var labelled = graph.edges().size() <= MOST_LABELLED_EDGES;
    var full = StateGraphDot.of(graph, title);
    var data = JSON.objectNode().put("title", title);
    data.put("dot", labelled ? full : StateGraphDot.withoutLabels(graph, title));
    data.set("variables", texts(graph.variables()));
    var nodes = data.putArray("nodes");
    graph.nodes().forEach(node -> add(node, nodes.addObject()));
    var edges = data.putArray("edges");
    for (var edge : graph.edges()) {
      var object = edges.addObject().put("from", edge.from()).put("to", edge.to());
      object.set("labels", texts(edge.labels()));
    }
    return new Html(
            Bundle.styles(List.of("base.css", "graph.css")),
            List.of(Bundle.preact(), Bundle.graphviz(), Bundle.script("graph.js")))
        .page(title, PooledJson.of(data), full);
  }

  private static void add(StateGraph.Node node, ObjectNode object) {
    object.put("states", node.states()).put("initial", node.initial());
    object.set("flaws", texts(node.flaws()));
    object.set("values", texts(node.values().stream().map(TraceText::value).toList()));
  }

  private static ArrayNode texts(List<String> texts) {
    var array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
