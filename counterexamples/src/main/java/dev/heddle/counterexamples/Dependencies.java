package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which steps of a trace depend on which: two steps of one strand, and two of which one writes
/// what the other reads or writes. Steps that do not depend on each other could as well have come
/// the other way round (Mazurkiewicz 1977).
final class Dependencies {

  /// How a later step depends on an earlier one.
  enum Kind {
    /// It is of the same strand.
    PROGRAM,
    /// It reads what the earlier one wrote.
    READS,
    /// It writes what the earlier one read.
    OVERTAKES,
    /// It writes what the earlier one wrote.
    OVERWRITES
  }

  /// One dependency; steps are numbered from 1.
  record Edge(int from, int to, Kind kind, String variable) {}

  private final Trace trace;
  private final List<Edge> edges = new ArrayList<>();

  /// By variable, the last step that wrote it.
  private final Map<String, Integer> writers = new HashMap<>();

  /// By variable, the last step that wrote it before that one did.
  private final Map<String, Integer> earlier = new HashMap<>();

  /// By variable, the steps that have read it since.
  private final Map<String, Set<Integer>> readers = new HashMap<>();

  /// By strand, its last step.
  private final Map<String, Integer> last = new HashMap<>();

  Dependencies(Trace trace) {
    this.trace = trace;
    for (int number = 1; number <= trace.steps().size(); number++) {
      add(number, trace.steps().get(number - 1));
    }
  }

  /// All dependencies, by their later steps.
  List<Edge> edges() {
    return edges;
  }

  /// The last step that wrote a variable, 0 when none did.
  int writer(String variable) {
    return writers.getOrDefault(variable, 0);
  }

  /// The last step that wrote a variable before the step `number`, 0 when none did. It is the last
  /// of the trace, or one beyond.
  int writerBefore(int number, String variable) {
    int writer = writer(variable);
    return writer < number ? writer : earlier.getOrDefault(variable, 0);
  }

  /// The last step of a strand, 0 when it made none.
  int lastOf(String strand) {
    return last.getOrDefault(strand, 0);
  }

  private void add(int number, Step step) {
    Integer before = last.put(step.strand(), number);
    if (before != null) {
      edges.add(new Edge(before, number, Kind.PROGRAM, step.strand()));
    }
    int known = before == null ? 0 : before;
    var carrier = step.carrier();
    if (carrier != null) {
      follow(number, carrier + ".current", known);
    }
    follow(number, step.strand() + ".at", known);
    for (var access : step.accesses()) {
      if (!access.write()) {
        read(number, access.variable());
      }
    }
    for (var access : step.accesses()) {
      if (access.write()) {
        write(number, access.variable());
      }
    }
    moved(number, step).forEach(other -> write(number, other + ".at"));
  }

  /// The strands that a step moves besides its own.
  private List<String> moved(int number, Step step) {
    var moved = new ArrayList<String>();
    if (number < trace.states().size()) {
      var before = trace.states().get(number - 1);
      var after = trace.states().get(number);
      for (int i = 0; i < trace.variables().size(); i++) {
        var name = trace.variables().get(i);
        if (name.endsWith(".at")
            && !name.equals(step.strand() + ".at")
            && !before.values().get(i).equals(after.values().get(i))) {
          moved.add(name.substring(0, name.length() - ".at".length()));
        }
      }
    }
    return moved;
  }

  /// Reads what says that the strand is to go on. It need be told of that once.
  private void follow(int number, String variable, int known) {
    if (writer(variable) > known) {
      read(number, variable);
    }
  }

  private void read(int number, String variable) {
    int writer = writer(variable);
    if (writer > 0 && writer != number) {
      edges.add(new Edge(writer, number, Kind.READS, variable));
    }
    readers.computeIfAbsent(variable, _ -> new LinkedHashSet<>()).add(number);
  }

  private void write(int number, String variable) {
    int writer = writer(variable);
    var since = readers.getOrDefault(variable, Set.of());
    for (int reader : since) {
      if (reader != number) {
        edges.add(new Edge(reader, number, Kind.OVERTAKES, variable));
      }
    }
    if (writer > 0 && writer != number && since.isEmpty()) {
      edges.add(new Edge(writer, number, Kind.OVERWRITES, variable));
    }
    if (writer != number) {
      earlier.put(variable, writer);
    }
    writers.put(variable, number);
    readers.remove(variable);
  }

  /// The steps on which those in `seeds` depend, and these themselves.
  BitSet past(BitSet seeds) {
    var past = (BitSet) seeds.clone();
    for (var edge : edges.reversed()) {
      if (past.get(edge.to())) {
        past.set(edge.from());
      }
    }
    return past;
  }

  /// Whether the two steps of a dependency are of different strands.
  boolean crosses(Edge edge) {
    return !trace
        .steps()
        .get(edge.from() - 1)
        .strand()
        .equals(trace.steps().get(edge.to() - 1).strand());
  }
}
