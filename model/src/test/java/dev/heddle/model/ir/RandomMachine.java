package dev.heddle.model.ir;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A random well-formed machine: the strands are the entities 1, 2, …, fibers first, then come the
/// carriers, then a few objects.
final class RandomMachine {
  private static final int OBJECTS = 3;

  private final Random random;
  private final int size;
  private final boolean longs;
  private final List<RandomProgram.Strands> strands = new ArrayList<>();
  private final List<Integer> carriers = new ArrayList<>();
  private final List<Entity> entities = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final List<Domain> domains = new ArrayList<>();
  private final List<Table> tables =
      List.of(
          new Table("ints", -2, List.of(3L, -1L, 0L, (long) Integer.MIN_VALUE, 70_000L)),
          new Table("longs", 5, List.of(Long.MAX_VALUE, 1L, -(1L << 35))));
  private int fibers;
  private int allStrands;

  private RandomMachine(Random random, int size, boolean longs) {
    this.random = random;
    this.size = size;
    this.longs = longs;
  }

  /// @param size blocks of the largest program
  /// @param longs whether numbers of 64 bits occur
  static Machine of(long seed, int size, boolean longs) {
    return new RandomMachine(new Random(seed), size, longs).machine();
  }

  private Machine machine() {
    entities();
    fields();
    var programs = new ArrayList<Program>();
    for (RandomProgram.Strands some : strands) {
      var exprs = new RandomExpr(random, fields, tables, some, longs);
      programs.add(
          new RandomProgram(random, this, some, exprs, 1 + random.nextInt(size), longs).program());
    }
    var claims = new ArrayList<Claim>();
    for (int i = random.nextInt(3); i > 0; i--) {
      claims.add(claim(i, FlawKind.INVARIANT));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      claims.add(claim(i, FlawKind.WITNESS));
    }
    return new Machine(
        "random", entities, fields, initial(), domains, programs, claims, carriers, current(),
        List.of());
  }

  private void entities() {
    entities.add(new Entity("null", "null"));
    int programs = 1 + random.nextInt(3);
    int fiberPrograms = random.nextInt(programs + 1);
    for (int program = 0; program < programs; program++) {
      int count = 1 + random.nextInt(3);
      boolean fiber = program < fiberPrograms;
      strands.add(new RandomProgram.Strands("P" + program, entities.size(), count, fiber));
      for (int i = 0; i < count; i++) {
        entities.add(new Entity("p" + program + i, "P" + program));
      }
      fibers = fiber ? entities.size() - 1 : fibers;
    }
    allStrands = entities.size() - 1;
    for (int i = fibers == 0 ? 0 : 1 + random.nextInt(2); i > 0; i--) {
      carriers.add(entities.size());
      entities.add(new Entity("m" + i, "Carrier"));
    }
    for (int i = 0; i < OBJECTS; i++) {
      entities.add(new Entity("o" + i, "Object"));
    }
  }

  private int objects() {
    return entities.size() - OBJECTS;
  }

  private Field current() {
    return carriers.isEmpty() ? null : fields.getLast();
  }

  private void fields() {
    RandomProgram.Strands some = strands.get(random.nextInt(strands.size()));
    int runners = allStrands + carriers.size();
    scalar("owner", objects(), 1, Shape.REFERENCE, new Domain(0, runners));
    scalar("next", 1, allStrands, Shape.REFERENCE, new Domain(0, allStrands));
    scalar("flag", some.first(), some.count(), Shape.BOOLEAN, new Domain(0, 1));
    scalar("count", 1, allStrands, Shape.INTEGER, new Domain(-1, 1 + random.nextInt(4)));
    int owners = 1 + random.nextInt(OBJECTS);
    array("cells", owners, 1 + random.nextInt(4), Type.INT, new Domain(0, 3));
    // Rarely a state of very many words.
    int length = random.nextInt(12) == 0 ? 40 : 1 + random.nextInt(3);
    if (longs) {
      array("wide", 1, length, Type.LONG, wide());
    }
    if (random.nextBoolean()) {
      array("broad", 1, 1 + random.nextInt(5), Type.INT, new Domain(-70_000, 70_000));
    }
    scalar("fixed", objects(), OBJECTS, Shape.INTEGER, new Domain(-5, 5));
    domains.set(domains.size() - 1, Domain.of(random.nextInt(11) - 5));
    if (!carriers.isEmpty()) {
      int first = carriers.getFirst();
      scalar("current", first, carriers.size(), Shape.REFERENCE, new Domain(0, fibers));
    }
  }

  private Domain wide() {
    return switch (random.nextInt(4)) {
      case 0 -> new Domain(Long.MIN_VALUE, Long.MAX_VALUE);
      case 1 -> new Domain(-3, (1L << 40) + 12);
      case 2 -> new Domain(Long.MIN_VALUE, 0);
      default -> new Domain(10_000_000_000L, 10_000_000_001L);
    };
  }

  private void scalar(String name, int first, int owners, Shape shape, Domain domain) {
    add(new Field(fields.size(), "T", name, first, owners, 1, false, Type.INT, shape, domain));
  }

  private void array(String name, int owners, int length, Type width, Domain domain) {
    int first = objects();
    int number = fields.size();
    add(new Field(number, "T", name, first, owners, length, true, width, Shape.INTEGER, domain));
  }

  private void add(Field field) {
    fields.add(field);
    domains.add(field.range());
  }

  private List<List<Long>> initial() {
    var exprs = new RandomExpr(random, fields, tables, null, longs);
    return fields.stream()
        .map(
            field ->
                LongStream.range(0, field.slots())
                    .map(_ -> exprs.between(first(field)))
                    .boxed()
                    .toList())
        .toList();
  }

  /// What a field may be first; every carrier has a fiber.
  private Domain first(Field field) {
    return field.equals(current()) ? new Domain(1, fibers) : domains.get(field.number());
  }

  /// A field that is not constant.
  Field written(Random random) {
    Field field = fields.get(random.nextInt(fields.size()));
    return domains.get(field.number()).isConstant() ? fields.getFirst() : field;
  }

  /// A value of the field's domain.
  Expr value(Field field, RandomExpr exprs, List<Expr.Local> readable, Random random) {
    if (field.name().equals("owner") && random.nextBoolean()) {
      return random.nextBoolean() ? new Expr.Self() : new Expr.Current();
    }
    if (field.equals(current()) && random.nextInt(4) > 0) {
      return Expr.of(1 + random.nextInt(fibers));
    }
    return exprs.within(domains.get(field.number()), field.width(), readable, 3);
  }

  /// A strand, or rarely null.
  Expr strand(RandomExpr exprs, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Expr.Self();
      case 1 -> new Expr.Load(fields.get(1), exprs.slot(fields.get(1), List.of(), 0));
      default -> Expr.of(1 + random.nextInt(allStrands));
    };
  }

  /// What a strand waits for at a point with these saved locals.
  Exit.Wait wait(
      List<Exit.Saved> saved, List<Variable> locals, RandomProgram.Strands self, Random random) {
    Expr lock = Expr.of(objects());
    var runners = new Domain(0, allStrands + carriers.size());
    for (Exit.Saved it : saved) {
      boolean fits = runners.contains(it.domain()) && locals.get(it.local()).type() == Type.INT;
      if (fits && random.nextBoolean()) {
        return new Exit.Wait(lock, new Expr.Local(it.local(), Type.INT));
      }
    }
    Field next = fields.get(1);
    return switch (random.nextInt(5)) {
      case 0 -> new Exit.Wait(lock, self.fiber() ? new Expr.Current() : new Expr.Self());
      case 1, 2 ->
          new Exit.Wait(
              lock,
              new Expr.Load(next, new Expr.Binary(Operator.SUBTRACT, new Expr.Self(), Expr.of(1))));
      default -> new Exit.Wait(lock, new Expr.Load(fields.getFirst(), Expr.of(0)));
    };
  }

  private Claim claim(int number, FlawKind kind) {
    var exprs = new RandomExpr(random, fields, tables, null, longs);
    var local = new Expr.Local(1, Type.INT);
    var known = List.of(local);
    var first = new Stmt.Assign(1, exprs.of(Type.INT, List.of(), 3));
    var check =
        new Stmt.Check(mostly(exprs, known, 31), FlawKind.CHECK, "%s", local, Shape.INTEGER);
    var blocks = new ArrayList<Block>();
    blocks.add(block(List.of(first), new Exit.If(exprs.of(Type.INT, known, 3), 1, 2), 0));
    blocks.add(
        block(
            List.of(check),
            new Exit.Switch(exprs.of(Type.INT, known, 2), List.of(0, 7, -1), List.of(2, 3, 4), 3),
            1));
    for (int i = 2; i < 5; i++) {
      Stmt result = new Stmt.Assign(0, mostly(exprs, known, 7));
      blocks.add(block(List.of(result), i == 2 ? new Exit.Goto(3) : new Exit.End(), i));
    }
    var locals =
        IntStream.range(0, 2)
            .mapToObj(i -> new Variable("v" + i, Type.INT, Shape.INTEGER, 0))
            .toList();
    var activation = new Activation(-1, 0, "Root", "claim" + number, "Root.java", false);
    return new Claim(
        new Property("Root.claim" + number, "claim " + number, kind),
        new Program("Root", 0, 0, false, locals, List.of(activation), blocks));
  }

  private static Block block(List<Stmt> stmts, Exit exit, int number) {
    return new Block(stmts, exit, 0, 100 + number);
  }

  /// A condition that random numbers make true but for one in `mask + 1`.
  private static Expr mostly(RandomExpr exprs, List<Expr.Local> known, int mask) {
    Expr masked = new Expr.Binary(Operator.AND, exprs.of(Type.INT, known, 3), Expr.of(mask));
    return new Expr.Binary(Operator.NOT_EQUAL, masked, Expr.of(3));
  }
}
