package dev.heddle.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random expressions without partial operations: slots, indices and divisors are masked into
/// bounds.
final class RandomExpr {
  private static final long[] NUMBERS = {
    -1,
    0,
    1,
    2,
    3,
    5,
    7,
    31,
    33,
    63,
    100,
    -100,
    127,
    128,
    255,
    256,
    65_535,
    65_536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1L << 40,
    0xFEDC_BA98_7654_3210L
  };
  private static final Operator[] ARITHMETIC = {
    Operator.ADD,
    Operator.SUBTRACT,
    Operator.MULTIPLY,
    Operator.DIVIDE,
    Operator.REMAINDER,
    Operator.AND,
    Operator.OR,
    Operator.XOR,
    Operator.SHIFT_LEFT,
    Operator.SHIFT_RIGHT,
    Operator.SHIFT_RIGHT_UNSIGNED
  };
  private static final Operator[] COMPARISONS = {
    Operator.EQUAL,
    Operator.NOT_EQUAL,
    Operator.LESS,
    Operator.LESS_OR_EQUAL,
    Operator.GREATER,
    Operator.GREATER_OR_EQUAL,
    Operator.COMPARE
  };

  private final Random random;
  private final List<Field> fields;
  private final List<Table> tables;

  /// Who runs the code; null in a claim.
  private final RandomProgram.Strands self;

  private final boolean longs;

  /// @param longs whether numbers of 64 bits occur
  RandomExpr(
      Random random,
      List<Field> fields,
      List<Table> tables,
      RandomProgram.Strands self,
      boolean longs) {
    this.longs = longs;
    this.random = random;
    this.fields = fields;
    this.tables = tables;
    this.self = self;
  }

  /// An expression of that width over the locals in `assigned`.
  Expr of(Type type, List<Expr.Local> assigned, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return leaf(type, assigned);
    }
    return switch (random.nextInt(6)) {
      case 0 -> convert(type, assigned, depth);
      case 1 -> type == Type.INT ? comparison(assigned, depth) : leaf(type, assigned);
      case 2 -> load(type, assigned, depth);
      case 3 -> lookup(type, assigned, depth);
      default -> arithmetic(type, assigned, depth);
    };
  }

  /// A value of `domain`: `(e & mask) + from`, or a constant.
  Expr within(Domain domain, Type type, List<Expr.Local> assigned, int depth) {
    long size = domain.to() - domain.from();
    if (size == -1) {
      return of(type, assigned, depth);
    }
    if (random.nextInt(3) == 0 || size == 0) {
      return new Expr.Const(between(domain), type);
    }
    long mask = size < 0 ? Long.MAX_VALUE : Long.highestOneBit(size + 1) - 1;
    Expr masked =
        new Expr.Binary(Operator.AND, of(type, assigned, depth), new Expr.Const(mask, type));
    return domain.from() == 0
        ? masked
        : new Expr.Binary(Operator.ADD, masked, new Expr.Const(domain.from(), type));
  }

  /// A random value of `domain`.
  long between(Domain domain) {
    long size = domain.to() - domain.from();
    if (size < 0 || size == Long.MAX_VALUE) {
      return size == -1 ? random.nextLong() : domain.from() + (random.nextLong() >>> 1);
    }
    return domain.from() + (random.nextInt(3) == 0 ? size : random.nextLong(size + 1));
  }

  /// A slot of the field, in bounds.
  Expr slot(Field field, List<Expr.Local> assigned, int depth) {
    if (self != null && self.own(field) && random.nextInt(3) > 0) {
      return new Expr.Binary(Operator.SUBTRACT, new Expr.Self(), Expr.of(field.firstOwner()));
    }
    return within(new Domain(0, field.slots() - 1), Type.INT, assigned, depth);
  }

  private Expr leaf(Type type, List<Expr.Local> assigned) {
    var leaves = new ArrayList<Expr>();
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    leaves.add(new Expr.Const(type == Type.INT ? (int) number : number, type));
    leaves.add(new Expr.Const(random.nextInt(4), type));
    assigned.stream().filter(local -> local.type() == type).forEach(leaves::add);
    assigned.stream().filter(local -> local.type() == type).forEach(leaves::add);
    if (self != null && type == Type.INT) {
      leaves.add(new Expr.Self());
      leaves.add(new Expr.Current());
    }
    fields.stream()
        .filter(field -> field.width() == type)
        .map(field -> new Expr.Load(field, Expr.of(random.nextInt(field.slots()))))
        .forEach(leaves::add);
    return leaves.get(random.nextInt(leaves.size()));
  }

  private Expr load(Type type, List<Expr.Local> assigned, int depth) {
    List<Field> fitting = fields.stream().filter(field -> field.width() == type).toList();
    if (fitting.isEmpty()) {
      return leaf(type, assigned);
    }
    Field field = fitting.get(random.nextInt(fitting.size()));
    return new Expr.Load(field, slot(field, assigned, depth - 1));
  }

  private Expr lookup(Type type, List<Expr.Local> assigned, int depth) {
    Table table = tables.get(type == Type.INT ? 0 : 1);
    var indices = new Domain(table.base(), table.base() + table.values().size() - 1);
    return new Expr.Lookup(table, within(indices, Type.INT, assigned, depth - 1), type);
  }

  private Expr convert(Type type, List<Expr.Local> assigned, int depth) {
    Conversion[] conversions = Conversion.values();
    Conversion conversion = conversions[random.nextInt(conversions.length)];
    while (conversion.to() != type || (!longs && conversion.from() == Type.LONG)) {
      conversion = conversions[random.nextInt(conversions.length)];
    }
    return new Expr.Convert(conversion, of(conversion.from(), assigned, depth - 1));
  }

  private Expr comparison(List<Expr.Local> assigned, int depth) {
    Type type = longs && random.nextInt(3) == 0 ? Type.LONG : Type.INT;
    return new Expr.Binary(
        COMPARISONS[random.nextInt(COMPARISONS.length)],
        of(type, assigned, depth - 1),
        of(type, assigned, depth - 1));
  }

  private Expr arithmetic(Type type, List<Expr.Local> assigned, int depth) {
    Operator operator = ARITHMETIC[random.nextInt(ARITHMETIC.length)];
    Expr left = of(type, assigned, depth - 1);
    Expr right = of(operator.isShift() ? Type.INT : type, assigned, depth - 1);
    if (operator == Operator.DIVIDE || operator == Operator.REMAINDER) {
      right = new Expr.Binary(Operator.OR, right, new Expr.Const(1, type));
    }
    return new Expr.Binary(operator, left, right);
  }
}
