package dev.heddle.model.emit;

import java.util.Arrays;
import java.util.function.IntFunction;

/// The strongly connected components of a graph (Tarjan 1972, with a stack of its own), numbered in
/// topological order: an edge leads to the same component or to one with a higher number.
final class Components {
  private final IntFunction<int[]> successors;
  private final int[] of;
  private final int[] rank;
  private final boolean[] cyclic;

  private final int[] index;
  private final int[] low;
  private final int[] open;
  private final int[] path;
  private final int[] next;
  private int opened;
  private int visited;
  private int closed;
  private int left;

  Components(int nodes, IntFunction<int[]> successors) {
    this.successors = successors;
    of = new int[nodes];
    rank = new int[nodes];
    cyclic = new boolean[nodes];
    index = new int[nodes];
    low = new int[nodes];
    open = new int[nodes];
    path = new int[nodes];
    next = new int[nodes];
    left = nodes;
    Arrays.fill(of, -1);
    for (int node = 0; node < nodes; node++) {
      if (index[node] == 0) {
        search(node);
      }
    }
    for (int node = 0; node < nodes; node++) {
      of[node] = closed - 1 - of[node];
    }
  }

  /// The component of `node`.
  int of(int node) {
    return of[node];
  }

  /// Its position in a reverse postorder of the whole graph.
  int rank(int node) {
    return rank[node];
  }

  /// Whether a path leads from `node` back to it.
  boolean isCyclic(int node) {
    return cyclic[node];
  }

  private void search(int root) {
    int depth = 0;
    path[0] = root;
    next[0] = 0;
    enter(root);
    while (depth >= 0) {
      int node = path[depth];
      int[] targets = successors.apply(node);
      if (next[depth] < targets.length) {
        int target = targets[next[depth]++];
        if (target == node) {
          cyclic[node] = true;
        }
        if (index[target] == 0) {
          depth++;
          path[depth] = target;
          next[depth] = 0;
          enter(target);
        } else if (of[target] < 0) {
          low[node] = Math.min(low[node], index[target]);
        }
      } else {
        leave(node);
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[node]);
        }
      }
    }
  }

  private void enter(int node) {
    visited++;
    index[node] = visited;
    low[node] = visited;
    open[opened++] = node;
  }

  private void leave(int node) {
    left--;
    rank[node] = left;
    if (low[node] != index[node]) {
      return;
    }
    boolean several = open[opened - 1] != node;
    int member;
    do {
      member = open[--opened];
      of[member] = closed;
      cyclic[member] |= several;
    } while (member != node);
    closed++;
  }
}
