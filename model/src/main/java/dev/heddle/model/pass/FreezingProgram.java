package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.ir.Variable;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program whose strands may freeze: twice the blocks, those of strands that go on, and those of
/// one that is about to freeze and remembers what it accesses.
final class FreezingProgram {
  private static final Expr ZERO = Expr.of(0);
  private static final Expr WRITTEN = Expr.of(2);

  private final Program program;
  private final Conflicts.OfProgram conflicts;
  private final FreezeOne.Memory memory;

  /// The blocks before which a strand that freezes has to stop.
  private final BitSet bounds;

  private final BitSet atomic;
  private final int count;

  /// Whether anything is accessed both plainly and atomically.
  private final boolean watching;

  /// Whether the strand has gone on when it could have begun to freeze, and would by now have
  /// remembered all that it would remember if it began here.
  private final Expr.Local late;

  /// Whether it has atomically accessed what a frozen strand remembers.
  private final Expr.Local hit;

  private final Expr.Local choice;
  private final List<Variable> locals;
  private final List<Block> blocks = new ArrayList<>();
  private final int frozen;
  private final int race;

  /// What leads back to the beginning.
  private final int again;

  FreezingProgram(
      Program program, Conflicts.OfProgram conflicts, FreezeOne.Memory memory, BitSet bounds) {
    this.program = program;
    this.conflicts = conflicts;
    this.memory = memory;
    this.bounds = bounds;
    atomic = PlainAccesses.atomic(program);
    count = program.blocks().size();
    watching = conflicts.isMixed();
    locals = new ArrayList<>(program.locals());
    late = local();
    hit = local();
    choice = local();
    blocks.addAll(program.blocks());
    blocks.addAll(program.blocks());
    Block any = program.blocks().getFirst();
    int prune = add(any, List.of(), new Exit.Prune());
    var stand = new Exit.Point(StepKind.PLAIN, true, null, List.of(), prune);
    frozen = add(any, List.of(new Stmt.Store(memory.frozen(), ZERO, Expr.of(1))), stand);
    race = add(any, List.of(), new Exit.Fail(FlawKind.MODEL, "a data race"));
    again = add(any, List.of(), new Exit.Goto(0));
  }

  private Expr.Local local() {
    locals.add(new Variable("", Type.INT, Shape.INTEGER, 0));
    return new Expr.Local(locals.size() - 1, Type.INT);
  }

  private int add(Block place, List<Stmt> stmts, Exit exit) {
    blocks.add(place.with(stmts, exit));
    return blocks.size() - 1;
  }

  Program run() {
    Block first = program.blocks().getFirst();
    // Nothing happens at the beginning, but it may be where a loop ends, too.
    blocks.set(again, arriving(first, List.of(set(late, 0)), new Exit.Goto(0)));
    blocks.set(count, first.with(List.of(), new Exit.Goto(frozen)));
    for (int i = 1; i < count; i++) {
      Block block = program.blocks().get(i);
      Exit exit = conflicts.without(i, blocks);
      Exit.Touch touch = conflicts.touch(i);
      blocks.set(i, goingOn(i, block, exit, touch));
      blocks.set(count + i, freezing(i, block, exit, touch));
    }
    return new Program(
        program.name(),
        program.firstStrand(),
        program.strands(),
        program.fiber(),
        locals,
        program.activations(),
        blocks);
  }

  // ---- A strand that goes on ----

  private Block goingOn(int number, Block block, Exit exit, Exit.@Nullable Touch touch) {
    List<Stmt> stmts = new ArrayList<>();
    if (bounds.get(number)) {
      stmts.add(set(late, 0));
    }
    stmts.addAll(compared(number, block));
    return switch (exit) {
      case Exit.Point point when touch != null ->
          arriving(block, stmts, new Exit.Goto(meeting(block, touch, point.next())));
      case Exit.Point _ -> {
        stmts.add(set(late, 0));
        yield arriving(block, stmts, exit);
      }
      case Exit.End _ -> arriving(block, stmts, exit);
      case Exit.Goto _, Exit.If _, Exit.Switch _, Exit.Choose _, Exit.Fail _, Exit.Prune _ ->
          block.with(stmts, Flow.retarget(exit, target -> target == 0 ? again : target));
    };
  }

  /// A block that ends what a strand does in one go: now it counts what it has done atomically.
  private Block arriving(Block block, List<Stmt> stmts, Exit exit) {
    if (!watching) {
      return block.with(stmts, exit);
    }
    int clear = add(block, List.of(set(hit, 0)), exit);
    return block.with(stmts, new Exit.If(same(hit, ZERO), clear, race));
  }

  /// The statements of a block, each access of an atomic one compared with what is remembered.
  private List<Stmt> compared(int number, Block block) {
    if (!atomic.get(number)) {
      return block.stmts();
    }
    List<Stmt> stmts = new ArrayList<>();
    for (Stmt stmt : block.stmts()) {
      Flow.expressions(stmt, expr -> compare(expr, stmts));
      if (stmt instanceof Stmt.Store(var field, var slot, _) && conflicts.isMixed(field)) {
        stmts.add(hitIf(different(shadow(field, slot), ZERO)));
      }
      stmts.add(stmt);
    }
    if (!(block.exit() instanceof Exit.Point)) {
      Flow.expressions(block.exit(), expr -> compare(expr, stmts));
    }
    return stmts;
  }

  private void compare(Expr expr, List<Stmt> stmts) {
    Flow.loads(
        expr,
        load -> {
          if (conflicts.isMixed(load.field())) {
            stmts.add(hitIf(same(shadow(load.field(), load.slot()), WRITTEN)));
          }
        });
  }

  private Stmt hitIf(Expr condition) {
    return new Stmt.Assign(hit.slot(), new Expr.Binary(Operator.OR, hit, condition));
  }

  /// What a strand does that comes to a plain access: it races with the frozen strand, or goes on;
  /// if there is none, it may begin to freeze.
  private int meeting(Block place, Exit.Touch touch, int next) {
    Expr.Load shadow = shadow(touch.field(), touch.slot());
    int on =
        add(
            place,
            List.of(set(late, isEnd(touch) ? 0 : 1)),
            new Exit.Goto(next == 0 ? again : next));
    Expr clear = touch.write() ? same(shadow, ZERO) : different(shadow, WRITTEN);
    int compare = add(place, List.of(), new Exit.If(clear, on, race));
    int begin = remember(place, touch, next);
    int chosen = add(place, List.of(), new Exit.If(same(choice, ZERO), on, begin));
    int choose = add(place, List.of(), new Exit.Choose(choice.slot(), WRITTEN, null, chosen));
    int alone = add(place, List.of(), new Exit.If(same(late, ZERO), choose, on));
    Expr none = same(new Expr.Load(memory.frozen(), ZERO), ZERO);
    return add(place, List.of(), new Exit.If(none, alone, compare));
  }

  // ---- A strand that is about to freeze ----

  private Block freezing(int number, Block block, Exit exit, Exit.@Nullable Touch touch) {
    if (bounds.get(number)) {
      return block.with(List.of(), new Exit.Goto(frozen));
    }
    Exit on =
        switch (exit) {
          case Exit.Point point when touch != null ->
              new Exit.Goto(remember(block, touch, point.next()));
          case Exit.Point _, Exit.End _, Exit.Prune _ -> new Exit.Goto(frozen);
          case Exit.Goto _, Exit.If _, Exit.Switch _, Exit.Choose _, Exit.Fail _ ->
              Flow.retarget(exit, target -> target < count ? count + target : copy(target));
        };
    return block.with(block.stmts(), on);
  }

  /// A block that was added for a strand that goes on, for one that freezes.
  private int copy(int number) {
    Block block = blocks.get(number);
    Exit exit =
        Flow.retarget(block.exit(), target -> target < count ? count + target : copy(target));
    return add(block, block.stmts(), exit);
  }

  /// Whether a strand that freezes cannot do that: whether others have a step at all may depend on
  /// the value there was before.
  private static boolean isEnd(Exit.Touch touch) {
    return touch.write() && touch.mixed();
  }

  private int remember(Block place, Exit.Touch touch, int normal) {
    int next = isEnd(touch) ? frozen : count + normal;
    Expr.Load shadow = shadow(touch.field(), touch.slot());
    if (touch.write()) {
      Stmt store = new Stmt.Store(shadow.field(), shadow.slot(), WRITTEN);
      return add(place, List.of(store), new Exit.Goto(next));
    }
    Stmt store = new Stmt.Store(shadow.field(), shadow.slot(), Expr.of(1));
    int first = add(place, List.of(store), new Exit.Goto(next));
    return add(place, List.of(), new Exit.If(same(shadow, ZERO), first, next));
  }

  // ---- Expressions ----

  private Expr.Load shadow(Field field, Expr slot) {
    Field shadow = memory.shadows().get(field);
    if (shadow == null) {
      throw new IllegalStateException(field + " is not remembered");
    }
    return new Expr.Load(shadow, slot);
  }

  private static Stmt set(Expr.Local local, long value) {
    return new Stmt.Assign(local.slot(), Expr.of(value));
  }

  private static Expr same(Expr left, Expr right) {
    return new Expr.Binary(Operator.EQUAL, left, right);
  }

  private static Expr different(Expr left, Expr right) {
    return new Expr.Binary(Operator.NOT_EQUAL, left, right);
  }
}
