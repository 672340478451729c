package dev.heddle.model.interpret;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The wait-for graph of owned locks.
final class Waits {
  private final Interpreter interpreter;

  Waits(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// One runner that waits for a lock.
  ///
  /// @param owner who holds the lock, 0 when it is free
  record Edge(int runner, int lock, int owner) {}

  /// Whether any strand ever stands in line for an owned lock.
  static boolean possible(List<Program> programs) {
    return programs.stream()
        .flatMap(program -> program.blocks().stream())
        .anyMatch(block -> block.exit() instanceof Exit.Point it && it.awaited() != null);
  }

  /// What the agent waits for, or null when it stands at no owned lock.
  @Nullable Edge of(State state, Agent agent) {
    Exit.Wait awaited = Interpreter.point(state, agent.strand(), agent.program()).awaited();
    if (awaited == null) {
      return null;
    }
    var evaluator =
        new Evaluator(
            state,
            state.locals(agent.strand()),
            agent.strand(),
            agent.carrier(),
            Interpreter.SILENT);
    int lock = Math.toIntExact(evaluator.applyAsLong(awaited.lock()));
    int owner = Math.toIntExact(evaluator.applyAsLong(awaited.owner()));
    return new Edge(agent.runner(), lock, owner);
  }

  /// The first cycle, beginning with the first agent on it; empty when there is none.
  List<Edge> cycle(State state) {
    Map<Integer, Edge> edges = new HashMap<>();
    List<Agent> agents = interpreter.agents(state);
    for (Agent agent : agents) {
      Edge edge = of(state, agent);
      if (edge != null && edge.owner() != 0) {
        edges.put(edge.runner(), edge);
      }
    }
    for (Agent agent : agents) {
      List<Edge> path = path(edges, agent.runner());
      if (!path.isEmpty() && path.getLast().owner() == agent.runner()) {
        return path;
      }
    }
    return List.of();
  }

  /// The edges from `runner` on, until they lead nowhere or to a runner already passed.
  private static List<Edge> path(Map<Integer, Edge> edges, int runner) {
    var path = new ArrayList<Edge>();
    Edge edge = edges.get(runner);
    while (edge != null && !path.contains(edge)) {
      path.add(edge);
      if (edge.owner() == runner) {
        break;
      }
      edge = edges.get(edge.owner());
    }
    return path;
  }
}
