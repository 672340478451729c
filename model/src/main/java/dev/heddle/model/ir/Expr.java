package dev.heddle.model.ir;

/// A value computed without effect. Every value is a number: a reference is the number of its
/// entity, 0 is null.
public sealed interface Expr {

  /// How wide its value is.
  Type type();

  /// A number.
  record Const(long value, Type type) implements Expr {}

  /// The local of that slot in [Program#locals].
  record Local(int slot, Type type) implements Expr {}

  /// The strand that runs the program; in a [Claim], never.
  record Self() implements Expr {
    @Override
    public Type type() {
      return Type.INT;
    }
  }

  /// The carrier that the strand runs on, 0 when it has a processor of its own.
  record Current() implements Expr {
    @Override
    public Type type() {
      return Type.INT;
    }
  }

  /// The value in a slot of a state variable; `slot` is in bounds, a [Stmt.Check] has seen to it.
  record Load(Field field, Expr slot) implements Expr {
    @Override
    public Type type() {
      return field.width();
    }
  }

  /// A constant by index; `index` is in bounds, a [Stmt.Check] has seen to it.
  record Lookup(Table table, Expr index, Type type) implements Expr {}

  /// An operator on two operands of the same width, but for the right one of a shift.
  record Binary(Operator operator, Expr left, Expr right) implements Expr {
    @Override
    public Type type() {
      return operator.result(left.type());
    }
  }

  /// A conversion.
  record Convert(Conversion conversion, Expr operand) implements Expr {
    @Override
    public Type type() {
      return conversion.to();
    }
  }

  /// The number as an `int`.
  static Const of(long value) {
    return new Const(value, Type.INT);
  }
}
