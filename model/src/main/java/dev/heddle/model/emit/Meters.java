package dev.heddle.model.emit;

import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Standing;
import dev.heddle.model.system.Counter;
import dev.heddle.model.system.SourceLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the emitted code counts, and the counters that can be told from it. A line that is reached
/// exactly when another one is shares the cell in which that one is counted.
final class Meters {
  /// A cell that is never counted up.
  static final int NEVER = 0;

  /// A cell that holds where the successors of a step must stop; see [Bounds#isUnbounded].
  static final int STOP = 1;

  private static final int UNKNOWN = -2;
  private static final int NONE = -1;

  private final List<Counter> counters = new ArrayList<>();
  private final List<Integer> cells = new ArrayList<>();
  private final Map<Flow, Program> programs = new HashMap<>();
  private int used = 2;

  /// The cells of one program.
  ///
  /// @param steps the cell of the words written by the first point's steps; those of the others
  ///   follow
  /// @param visits by block, the cell to count up, or -1
  /// @param counted blocks whose cell is theirs and not shared
  /// @param splits by block with a choice of a split, its cell
  private record Program(int steps, int[] visits, BitSet counted, int[] splits) {}

  Meters(List<Flow> flows) {
    for (Flow flow : flows) {
      programs.put(
          flow, new Program(used, new int[flow.blocks()], new BitSet(), new int[flow.blocks()]));
      var standing = new Standing(flow.program);
      for (int pc = 0; pc < flow.points.size(); pc++) {
        Standing.Place place = standing.at(flow.block(flow.points.get(pc)));
        SourceLine at = line(flow, place.activation(), place.line());
        counters.add(new Counter.Steps(flow.program.name(), at, flow.point(pc).kind()));
        cells.add(used++);
      }
    }
    flows.forEach(this::addVisits);
    flows.forEach(this::addSplits);
  }

  /// What is counted; [#cellsByCounter] has the same numbering.
  List<Counter> counters() {
    return counters;
  }

  /// Cells in use.
  int cells() {
    return used;
  }

  /// By counter, the cell that holds its count.
  int[] cellsByCounter() {
    return cells.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The cell of the steps from the first point of a program; those of its other points follow.
  int steps(Flow flow) {
    return program(flow).steps;
  }

  /// The cell that `block` counts up when it is entered, or -1.
  int visits(Flow flow, int block) {
    return program(flow).counted.get(block) ? program(flow).visits[block] : NONE;
  }

  /// The cell that a split counts up.
  int splits(Flow flow, int block) {
    return program(flow).splits[block];
  }

  private Program program(Flow flow) {
    return Objects.requireNonNull(programs.get(flow));
  }

  private static SourceLine line(Flow flow, Block block) {
    return line(flow, block.activation(), block.line());
  }

  private static SourceLine line(Flow flow, int number, int line) {
    Activation activation = flow.program.activations().get(number);
    return new SourceLine(activation.type(), activation.method(), activation.path(), line);
  }

  private void addVisits(Flow flow) {
    int[] visits = program(flow).visits;
    List<List<Integer>> sources = sources(flow);
    BitSet reachable = flow.reachable();
    var firsts = new BitSet();
    for (int pc = 0; pc < flow.points.size(); pc++) {
      firsts.set(flow.point(pc).next());
    }
    Arrays.fill(visits, UNKNOWN);
    Set<Counter> never = new HashSet<>();
    Set<List<Object>> said = new HashSet<>();
    for (int block = 0; block < flow.blocks(); block++) {
      if (reachable.get(block)) {
        settle(flow, block, sources, firsts);
      }
      int cell = reachable.get(block) ? visits[block] : NEVER;
      SourceLine at = line(flow, flow.block(block));
      boolean beginning = block == 0;
      if (cell != NONE && at.line() > 0 && !beginning && said.add(List.of(at, cell))) {
        var counter = new Counter.Visits(flow.program.name(), at);
        if (cell != NEVER || never.add(counter)) {
          counters.add(counter);
          cells.add(cell);
        }
      }
    }
  }

  /// Finds the cell of a block: that of the only block that goes on to it, however far back that
  /// is.
  private void settle(Flow flow, int block, List<List<Integer>> sources, BitSet firsts) {
    int[] visits = program(flow).visits;
    var chain = new ArrayList<Integer>();
    int at = block;
    while (visits[at] == UNKNOWN) {
      chain.add(at);
      List<Integer> from = sources.get(at);
      if (firsts.get(at) || from.size() != 1 || !isGoto(flow, from.getFirst())) {
        break;
      }
      at = from.getFirst();
    }
    for (int member : chain.reversed()) {
      List<Integer> from = sources.get(member);
      boolean follows = !firsts.get(member) && from.size() == 1 && isGoto(flow, from.getFirst());
      if (follows && visits[from.getFirst()] != NONE) {
        visits[member] = visits[from.getFirst()];
      } else if (!firsts.get(member) && from.stream().allMatch(it -> sameLine(flow, it, member))) {
        visits[member] = NONE;
      } else {
        visits[member] = used++;
        program(flow).counted.set(member);
      }
    }
  }

  private static boolean isGoto(Flow flow, int block) {
    return flow.block(block).exit() instanceof Exit.Goto;
  }

  private static boolean sameLine(Flow flow, int a, int b) {
    return line(flow, flow.block(a)).equals(line(flow, flow.block(b)));
  }

  private static List<List<Integer>> sources(Flow flow) {
    var sources = new ArrayList<List<Integer>>();
    for (int block = 0; block < flow.blocks(); block++) {
      sources.add(new ArrayList<>());
    }
    BitSet reachable = flow.reachable();
    for (int block = reachable.nextSetBit(0); block >= 0; block = reachable.nextSetBit(block + 1)) {
      for (int target : flow.successors(block)) {
        if (!sources.get(target).contains(block)) {
          sources.get(target).add(block);
        }
      }
    }
    return sources;
  }

  private void addSplits(Flow flow) {
    for (int block = 0; block < flow.blocks(); block++) {
      if (flow.block(block).exit() instanceof Exit.Choose choose && choose.split() != null) {
        counters.add(new Counter.Splits(flow.program.name(), line(flow, flow.block(block))));
        cells.add(used);
        program(flow).splits[block] = used++;
      }
    }
  }
}
