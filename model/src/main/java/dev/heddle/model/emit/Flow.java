package dev.heddle.model.emit;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The control flow inside the steps of one program, constants folded. A block that is too large
/// for a method becomes a chain of pieces; pieces but the first are numbered from [Program#blocks]
/// on.
final class Flow {
  /// Estimated bytes beyond which a block is cut into pieces.
  private static final int PIECE = 1_000;

  final Program program;
  final List<Block> blocks;

  /// By block, the block of the program that it is a piece of.
  final List<Integer> origins = new ArrayList<>();

  /// The points' blocks, or their last pieces, in the order of their program counters.
  final List<Integer> points = new ArrayList<>();

  /// Without the edges of choices: these are calls of other methods.
  final Components loops;

  private final Size size;
  private final int[] sizes;
  private final List<List<Integer>> members = new ArrayList<>();
  private final int[][] jumps;
  private final int[][] successors;
  private final BitSet counted = new BitSet();

  /// @param chunks of the strands' areas, what an exit writes
  Flow(Program program, Folding folding, Size size, int chunks) {
    this.program = program;
    this.size = size;
    blocks = new ArrayList<>(program.blocks());
    for (int block = 0; block < program.blocks().size(); block++) {
      origins.add(block);
    }
    for (int block = 0; block < program.blocks().size(); block++) {
      cut(block, fold(program.blocks().get(block), folding));
    }
    jumps = new int[blocks.size()][];
    successors = new int[blocks.size()][];
    for (int block = 0; block < blocks.size(); block++) {
      Exit exit = blocks.get(block).exit();
      jumps[block] = jumps(exit);
      successors[block] =
          exit instanceof Exit.Choose choose ? new int[] {choose.next()} : jumps[block];
    }
    loops = new Components(blocks.size(), this::jumps);
    sizes = new int[blocks.size()];
    for (int block = 0; block < blocks.size(); block++) {
      sizes[block] = size.of(blocks.get(block), chunks);
      members.add(new ArrayList<>());
    }
    for (int block = 0; block < blocks.size(); block++) {
      members.get(loops.of(block)).add(block);
    }
    findCounted();
  }

  private static Block fold(Block block, Folding folding) {
    var stmts = new ArrayList<Stmt>();
    for (Stmt stmt : block.stmts()) {
      stmts.add(
          switch (stmt) {
            case Stmt.Assign(var local, var value) -> new Stmt.Assign(local, folding.fold(value));
            case Stmt.Store(var field, var slot, var value) ->
                new Stmt.Store(
                    field,
                    field.slots() == 1 ? Expr.of(0) : folding.fold(slot),
                    folding.fold(value));
            case Stmt.Check check ->
                new Stmt.Check(
                    folding.fold(check.condition()),
                    check.kind(),
                    check.message(),
                    check.subjects());
            case Stmt.Start(var strand) -> new Stmt.Start(folding.fold(strand));
          });
    }
    return block.with(stmts, fold(block.exit(), folding));
  }

  private static Exit fold(Exit exit, Folding folding) {
    return switch (exit) {
      case Exit.If(var condition, var whenTrue, var whenFalse) ->
          switch (folding.fold(condition)) {
            case Expr.Const(var value, _) -> new Exit.Goto(value != 0 ? whenTrue : whenFalse);
            case Expr folded -> new Exit.If(folded, whenTrue, whenFalse);
          };
      case Exit.Switch choice ->
          switch (folding.fold(choice.value())) {
            case Expr.Const(var value, _) -> {
              int at = choice.keys().indexOf((int) value);
              yield new Exit.Goto(at < 0 ? choice.otherwise() : choice.targets().get(at));
            }
            case Expr folded ->
                new Exit.Switch(folded, choice.keys(), choice.targets(), choice.otherwise());
          };
      case Exit.Choose choose ->
          switch (folding.fold(choose.alternatives())) {
            case Expr.Const(var value, _) when value <= 0 -> new Exit.Prune();
            case Expr folded ->
                new Exit.Choose(choose.local(), folded, choose.split(), choose.next());
          };
      case Exit.Goto _, Exit.Point _, Exit.Fail _, Exit.Prune _, Exit.End _ -> exit;
    };
  }

  private void cut(int number, Block block) {
    int piece = number;
    var stmts = new ArrayList<Stmt>();
    int length = 0;
    for (Stmt stmt : block.stmts()) {
      int more = size.of(stmt);
      if (length + more > PIECE && !stmts.isEmpty()) {
        blocks.set(piece, block.with(stmts, new Exit.Goto(blocks.size())));
        piece = blocks.size();
        blocks.add(block);
        origins.add(number);
        stmts.clear();
        length = 0;
      }
      stmts.add(stmt);
      length += more;
    }
    blocks.set(piece, block.with(stmts, block.exit()));
    if (block.exit() instanceof Exit.Point) {
      points.add(piece);
    }
  }

  private static int[] jumps(Exit exit) {
    return switch (exit) {
      case Exit.Goto(var target) -> new int[] {target};
      case Exit.If(_, var whenTrue, var whenFalse) -> new int[] {whenTrue, whenFalse};
      case Exit.Switch choice -> {
        int[] targets = new int[choice.targets().size() + 1];
        for (int i = 0; i < targets.length - 1; i++) {
          targets[i] = choice.targets().get(i);
        }
        targets[targets.length - 1] = choice.otherwise();
        yield targets;
      }
      case Exit.Choose _, Exit.Point _, Exit.Fail _, Exit.Prune _, Exit.End _ -> new int[0];
    };
  }

  /// A block counts its jumps back when a step through it can go round a loop.
  private void findCounted() {
    var all = new Components(blocks.size(), this::successors);
    var after = new BitSet();
    for (int block = 0; block < blocks.size(); block++) {
      if (all.isCyclic(block)) {
        counted.set(block);
        after.set(block);
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block = blocks.size() - 1; block >= 0; block--) {
        changed |= mark(counted, block, leadsTo(block, counted));
      }
      for (int block = 0; block < blocks.size(); block++) {
        for (int target : successors[block]) {
          changed |= mark(after, target, after.get(block));
        }
      }
    }
    counted.or(after);
  }

  private boolean leadsTo(int block, BitSet targets) {
    for (int target : successors[block]) {
      if (targets.get(target)) {
        return true;
      }
    }
    return false;
  }

  /// Adds `block` to `set` when it is to be there; whether that was news.
  private static boolean mark(BitSet set, int block, boolean isMember) {
    boolean news = isMember && !set.get(block);
    if (news) {
      set.set(block);
    }
    return news;
  }

  Block block(int number) {
    return blocks.get(number);
  }

  int blocks() {
    return blocks.size();
  }

  /// Where a block leads to within its step and not by a choice.
  int[] jumps(int block) {
    return jumps[block];
  }

  /// Where a block leads to within its step.
  int[] successors(int block) {
    return successors[block];
  }

  /// The estimated size of a block.
  int size(int block) {
    return sizes[block];
  }

  /// The blocks in the same loop, without choices, as `block`; at least itself.
  List<Integer> loop(int block) {
    return members.get(loops.of(block));
  }

  /// Whether a step that comes through this block may go round a loop, so that jumps back count.
  boolean counts(int block) {
    return counted.get(block);
  }

  /// Whether going from one block to the other counts as a jump back.
  boolean isJumpBack(int from, int to) {
    return to < program.blocks().size() && to <= origins.get(from);
  }

  /// The point where the program counter is `pc`.
  Exit.Point point(int pc) {
    return (Exit.Point) blocks.get(points.get(pc)).exit();
  }

  /// The blocks that steps can come through.
  BitSet reachable() {
    var reached = new BitSet();
    for (int pc = 0; pc < points.size(); pc++) {
      reach(point(pc).next(), reached);
    }
    return reached;
  }

  /// The blocks that a step at `first` can come through.
  BitSet reachable(int first) {
    var reached = new BitSet();
    reach(first, reached);
    return reached;
  }

  private void reach(int first, BitSet reached) {
    var todo = new ArrayList<Integer>();
    todo.add(first);
    while (!todo.isEmpty()) {
      int block = todo.removeLast();
      if (!reached.get(block)) {
        reached.set(block);
        for (int target : successors[block]) {
          todo.add(target);
        }
      }
    }
  }
}
