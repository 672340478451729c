package dev.heddle.model.emit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The blocks that become one method: its entry, and what follows in topological order, loops as a
/// whole, as long as the method stays small. A jump out of the region is a call.
///
/// @param blocks in the order of emission, the entry first
/// @param members the same as a set
record Region(int entry, List<Integer> blocks, BitSet members) {

  /// @param methods blocks that are methods already
  /// @param budget estimated bytes beyond which no more blocks are taken
  static Region grow(Flow flow, int entry, BitSet methods, int budget) {
    return new Growth(flow, methods, budget).from(entry);
  }

  private static final class Growth {
    /// Estimated bytes up to which a copy of a block is better than a call of its method.
    private static final int COPY = 150;

    private final Flow flow;
    private final BitSet methods;
    private final int budget;
    private final List<Integer> blocks = new ArrayList<>();
    private final BitSet members = new BitSet();
    private final BitSet seen = new BitSet();
    private final PriorityQueue<Integer> frontier;
    private int size;

    Growth(Flow flow, BitSet methods, int budget) {
      this.flow = flow;
      this.methods = methods;
      this.budget = budget;
      frontier =
          new PriorityQueue<>(
              Comparator.<Integer>comparingInt(flow.loops::of).thenComparingInt(flow.loops::rank));
    }

    Region from(int entry) {
      take(component(entry));
      while (!frontier.isEmpty()) {
        int block = frontier.remove();
        List<Integer> component = component(block);
        if (!members.get(block) && !isCall(block, component)) {
          take(component);
        }
      }
      blocks.sort(Comparator.comparingInt(block -> block == entry ? -1 : flow.loops.rank(block)));
      return new Region(entry, blocks, members);
    }

    private boolean isCall(int block, List<Integer> component) {
      int more = size(component);
      return size + more > budget || (methods.get(block) && more > COPY);
    }

    private void take(List<Integer> component) {
      size += size(component);
      blocks.addAll(component);
      component.forEach(members::set);
      for (int block : component) {
        for (int target : flow.jumps(block)) {
          if (!seen.get(target)) {
            seen.set(target);
            frontier.add(target);
          }
        }
      }
    }

    /// The loop that `block` is in; itself alone when there is none, or when that loop is too large
    /// for one method.
    private List<Integer> component(int block) {
      List<Integer> loop = flow.loop(block);
      return size(loop) > 2 * budget ? List.of(block) : loop;
    }

    private int size(List<Integer> component) {
      int sum = 0;
      for (int block : component) {
        sum += flow.size(block);
      }
      return sum;
    }
  }
}
