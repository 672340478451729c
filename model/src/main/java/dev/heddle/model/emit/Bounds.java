package dev.heddle.model.emit;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Machine;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// How many successors the steps of one program can have: at most the alternatives of a choice
/// times what follows it. A loop with a choice may have any number.
final class Bounds {
  /// The most successors that one step may have: more are a flaw of kind MODEL.
  static final int CAP = 65_536;

  private final Flow flow;
  private final long[] bound;

  /// Blocks that belong to a step without a bound of its own, so that its exits must count.
  private final BitSet unbounded = new BitSet();

  Bounds(Machine machine, Flow flow) {
    this.flow = flow;
    bound = new long[flow.blocks()];
    var ranges = new Ranges(machine, flow);
    var graph = new Components(flow.blocks(), flow::successors);
    Integer[] order = new Integer[flow.blocks()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Integer.compare(graph.of(b), graph.of(a)));
    int next = 0;
    while (next < order.length) {
      int first = next;
      while (next < order.length && graph.of(order[next]) == graph.of(order[first])) {
        next++;
      }
      settle(List.of(order).subList(first, next), ranges, graph.isCyclic(order[first]));
    }
    for (int pc = 0; pc < flow.points.size(); pc++) {
      if (bound[flow.point(pc).next()] > CAP) {
        unbounded.or(flow.reachable(flow.point(pc).next()));
      }
    }
  }

  /// The most successors of a step that begins at the point where the program counter is `pc`.
  int of(int pc) {
    return (int) Math.min(CAP, bound[flow.point(pc).next()]);
  }

  /// The most successors of one step of this program.
  int most() {
    int most = 0;
    for (int pc = 0; pc < flow.points.size(); pc++) {
      most = Math.max(most, of(pc));
    }
    return most;
  }

  /// Whether a step through this block can have more than [#CAP] successors.
  boolean isUnbounded(int block) {
    return unbounded.get(block);
  }

  private void settle(List<Integer> component, Ranges ranges, boolean cyclic) {
    long most = 0;
    boolean chooses = false;
    for (int block : component) {
      Exit exit = flow.block(block).exit();
      long times = 1;
      if (exit instanceof Exit.Choose choose) {
        times = Math.clamp(ranges.of(choose.alternatives()).to(), 0, CAP + 1L);
        chooses |= times > 1;
      }
      long own = exit instanceof Exit.Point || exit instanceof Exit.End ? 1 : 0;
      for (int target : flow.successors(block)) {
        own = Math.max(own, times * bound[target]);
      }
      most = Math.max(most, own);
    }
    if (cyclic && chooses && most > 0) {
      most = CAP + 1L;
    }
    for (int block : component) {
      bound[block] = Math.min(most, CAP + 1L);
    }
  }

  /// Whether a step from that point may come to a block of which [#isUnbounded] says so.
  boolean reachesUnbounded(int pc) {
    return !unbounded.isEmpty() && flow.reachable(flow.point(pc).next()).intersects(unbounded);
  }

  /// The most successors that one state can have, from the bounds of its programs.
  static int sum(Machine machine, List<Bounds> bounds) {
    long sum = 0;
    long fibers = 0;
    for (Bounds program : bounds) {
      if (program.flow.program.fiber()) {
        fibers = Math.max(fibers, program.most());
      } else {
        sum += (long) program.flow.program.strands() * program.most();
      }
    }
    return Math.toIntExact(sum + fibers * machine.carriers().size());
  }
}
