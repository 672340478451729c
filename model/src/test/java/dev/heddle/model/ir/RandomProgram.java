package dev.heddle.model.ir;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// A random control-flow graph. Blocks are made in order and jump forward; jumps back cost fuel,
/// which lies in local 0, so that every step ends. Locals are assigned before they are read on
/// every path.
final class RandomProgram {
  private static final int FUEL = 2;
  private static final int LOCALS = 6;

  /// The strands that run a program.
  record Strands(String name, int first, int count, boolean fiber) {
    boolean own(Field field) {
      return !field.array()
          && field.firstOwner() <= first
          && first + count <= field.firstOwner() + field.owners();
    }
  }

  private final Random random;
  private final RandomMachine machine;
  private final Strands strands;
  private final RandomExpr exprs;
  private final int size;
  private final List<Variable> locals = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();

  /// By block, the locals that are assigned when it is entered; null while no jump leads there.
  private final List<Set<Integer>> entered = new ArrayList<>();

  private List<Stmt> stmts = new ArrayList<>();
  private Set<Integer> assigned = new HashSet<>();
  private int choices;

  RandomProgram(
      Random random,
      RandomMachine machine,
      Strands strands,
      RandomExpr exprs,
      int size,
      boolean longs) {
    this.random = random;
    this.machine = machine;
    this.strands = strands;
    this.exprs = exprs;
    this.size = size;
    locals.add(new Variable("fuel", Type.INT, Shape.INTEGER, 0));
    for (int i = 1; i < LOCALS; i++) {
      Type type = longs && random.nextInt(3) == 0 ? Type.LONG : Type.INT;
      locals.add(new Variable(i % 2 == 0 ? "" : "v" + i, type, Shape.INTEGER, i % 2));
    }
  }

  Program program() {
    for (int block = 0; block <= size; block++) {
      entered.add(null);
    }
    blocks.add(new Block(List.of(), point(StepKind.START, List.of(), 1), 0, 10));
    entered.set(1, Set.of());
    while (blocks.size() <= size) {
      block();
    }
    return new Program(
        strands.name(),
        strands.first(),
        strands.count(),
        strands.fiber(),
        locals,
        List.of(
            new Activation(-1, 0, strands.name(), "run", strands.name() + ".java", false),
            new Activation(0, 12, "Lock", "lock", "Lock.java", random.nextBoolean())),
        blocks);
  }

  private void block() {
    int number = blocks.size();
    Set<Integer> known = entered.get(number);
    stmts = new ArrayList<>();
    assigned = new HashSet<>(known == null ? Set.of() : known);
    if (!assigned.contains(0)) {
      assign(0, Expr.of(0));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      statement();
    }
    Exit exit = number == size ? last() : exit(number);
    blocks.add(new Block(stmts, exit, random.nextInt(2), 10 + number));
  }

  private void assign(int local, Expr value) {
    stmts.add(new Stmt.Assign(local, value));
    assigned.add(local);
  }

  private List<Expr.Local> readable() {
    return assigned.stream().map(slot -> new Expr.Local(slot, locals.get(slot).type())).toList();
  }

  private Expr expr(Type type) {
    return exprs.of(type, readable(), 3);
  }

  private void statement() {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> {
        int local = 1 + random.nextInt(LOCALS - 1);
        assign(local, expr(locals.get(local).type()));
      }
      case 3 -> start();
      case 4 -> guardedStore();
      default -> {
        Field field = machine.written(random);
        Expr slot = exprs.slot(field, readable(), 2);
        stmts.add(new Stmt.Store(field, slot, machine.value(field, exprs, readable(), random)));
      }
    }
  }

  private void start() {
    if (random.nextInt(3) == 0) {
      stmts.add(new Stmt.Start(machine.strand(exprs, random)));
    }
  }

  /// A value that a check lets pass, or that it does not.
  private void guardedStore() {
    Field field = machine.written(random);
    int local = 1 + random.nextInt(LOCALS - 1);
    if (locals.get(local).type() != field.width() || random.nextInt(3) > 0) {
      return;
    }
    assign(local, expr(field.width()));
    var value = new Expr.Local(local, field.width());
    Domain range = field.range();
    stmts.add(check(Operator.GREATER_OR_EQUAL, value, range.from(), field));
    stmts.add(check(Operator.LESS_OR_EQUAL, value, range.to(), field));
    stmts.add(new Stmt.Store(field, exprs.slot(field, readable(), 1), value));
  }

  private static Stmt check(Operator operator, Expr.Local value, long bound, Field field) {
    return new Stmt.Check(
        new Expr.Binary(operator, value, new Expr.Const(bound, value.type())),
        FlawKind.RANGE,
        field + " = %s, outside " + field.range(),
        value,
        Shape.INTEGER);
  }

  private Exit exit(int number) {
    return switch (random.nextInt(14)) {
      case 0, 1 -> new Exit.Goto(forward(number));
      case 2, 3, 4 -> new Exit.If(expr(Type.INT), forward(number), forward(number));
      case 5 -> choice(number);
      case 6 -> back(number);
      case 7 -> choose(number);
      case 8 -> rare(number);
      default -> point(number);
    };
  }

  private Exit last() {
    return random.nextBoolean() ? new Exit.End() : point(size);
  }

  private Exit rare(int number) {
    return switch (random.nextInt(8)) {
      case 0 -> new Exit.Fail(FlawKind.CHECK, "failed");
      case 1, 2 -> new Exit.Prune();
      case 3, 4 -> new Exit.End();
      default -> new Exit.Goto(forward(number));
    };
  }

  private Exit choice(int number) {
    int keys = random.nextInt(4);
    var targets = new ArrayList<Integer>();
    var values = new ArrayList<Integer>();
    for (int i = 0; i < keys; i++) {
      values.add(random.nextInt(2) == 0 ? i : i * 1_000_000 - 1_000_000_000);
      targets.add(forward(number));
    }
    Expr value = exprs.within(new Domain(0, 3), Type.INT, readable(), 2);
    return new Exit.Switch(value, values, targets, forward(number));
  }

  /// A loop: as long as there is fuel, and a condition holds.
  private Exit back(int number) {
    List<Integer> heads = suitable(assigned, number).stream().filter(this::keepsFuel).toList();
    var fuel = new Expr.Local(0, Type.INT);
    if (heads.isEmpty()) {
      return new Exit.Goto(forward(number));
    }
    int target = heads.get(random.nextInt(heads.size()));
    assign(0, new Expr.Binary(Operator.ADD, fuel, Expr.of(1)));
    Expr left = new Expr.Binary(Operator.LESS_OR_EQUAL, fuel, Expr.of(FUEL));
    Expr loops =
        new Expr.Binary(
            Operator.AND, left, exprs.within(new Domain(0, 1), Type.INT, readable(), 2));
    return new Exit.If(loops, target, forward(number));
  }

  private boolean keepsFuel(int block) {
    Set<Integer> known = entered.get(block);
    return known != null && known.contains(0);
  }

  private Exit choose(int number) {
    if (choices == 2) {
      return new Exit.Goto(forward(number));
    }
    choices++;
    int local = 1 + random.nextInt(LOCALS - 1);
    while (locals.get(local).type() != Type.INT) {
      local = 1 + random.nextInt(LOCALS);
      if (local == LOCALS) {
        return new Exit.Goto(forward(number));
      }
    }
    Expr alternatives =
        random.nextInt(3) == 0
            ? exprs.within(new Domain(-1, 2), Type.INT, readable(), 1)
            : Expr.of(1 + random.nextInt(3));
    assigned.add(local);
    return new Exit.Choose(
        local, alternatives, random.nextBoolean() ? "lock" : null, forward(number));
  }

  private Exit point(int number) {
    var saved = new ArrayList<Exit.Saved>();
    saved.add(saveFuel());
    for (int local = 1; local < LOCALS; local++) {
      if (assigned.contains(local) && random.nextInt(3) > 0) {
        saved.add(save(local));
      }
    }
    assigned.clear();
    saved.forEach(it -> assigned.add(it.local()));
    List<Integer> earlier = suitable(assigned, number);
    boolean backward = number == size || (random.nextInt(3) == 0 && !earlier.isEmpty());
    int next = backward ? earlier.get(random.nextInt(earlier.size())) : forward(number);
    StepKind[] kinds = StepKind.values();
    return point(kinds[random.nextInt(kinds.length)], saved, next);
  }

  private Exit.Saved saveFuel() {
    if (random.nextInt(4) > 0) {
      assign(0, Expr.of(0));
      return new Exit.Saved(0, Domain.of(0));
    }
    assign(0, new Expr.Binary(Operator.AND, new Expr.Local(0, Type.INT), Expr.of(3)));
    return new Exit.Saved(0, new Domain(0, 3));
  }

  private Exit.Saved save(int local) {
    Type type = locals.get(local).type();
    Domain full =
        type == Type.INT
            ? new Domain(Integer.MIN_VALUE, Integer.MAX_VALUE)
            : new Domain(Long.MIN_VALUE, Long.MAX_VALUE);
    if (random.nextInt(4) == 0) {
      return new Exit.Saved(local, full);
    }
    long from = random.nextInt(4) == 0 ? -3 : 0;
    var domain = new Domain(from, from + (1 << random.nextInt(4)) - 1);
    assign(local, exprs.within(domain, type, List.of(new Expr.Local(local, type)), 0));
    return new Exit.Saved(local, domain);
  }

  private Exit.Point point(StepKind kind, List<Exit.Saved> saved, int next) {
    Exit.Wait wait = random.nextInt(4) == 0 ? machine.wait(saved, locals, strands, random) : null;
    boolean start = kind == StepKind.START && blocks.isEmpty();
    return new Exit.Point(kind, random.nextInt(4) == 0, start ? null : wait, saved, next);
  }

  /// Blocks made before that read only what is available.
  private List<Integer> suitable(Set<Integer> available, int number) {
    var suitable = new ArrayList<Integer>();
    for (int block = 1; block < number; block++) {
      Set<Integer> needs = entered.get(block);
      if (needs == null || available.containsAll(needs)) {
        suitable.add(block);
      }
    }
    return suitable.isEmpty() ? List.of(1) : suitable;
  }

  /// A block to come, which from now on may read only what is assigned here, too.
  private int forward(int number) {
    int target = number + 1 + random.nextInt(Math.min(3, size - number));
    Set<Integer> known = entered.get(target);
    var both = new HashSet<>(assigned);
    if (known != null) {
      both.retainAll(known);
    }
    entered.set(target, both);
    return target;
  }
}
