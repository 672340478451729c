package dev.heddle.model.emit;

import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Type;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.layout.Place;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.function.IntUnaryOperator;

/// Emits expressions: their value onto the operand stack, or a conditional jump.
final class Expressions {
  private final CodeBuilder code;
  private final Layout layout;
  private final Tables tables;
  private final Names names;
  final StateAccess state;

  /// Where an emitted method keeps what expressions name, as JVM locals.
  ///
  /// @param self the strand's entity number
  /// @param carrier its carrier's entity number
  /// @param locals the JVM local of a local of the program
  record Names(int self, int carrier, IntUnaryOperator locals) {}

  Expressions(CodeBuilder code, Layout layout, Tables tables, Words words, Names names) {
    this.code = code;
    this.layout = layout;
    this.tables = tables;
    this.names = names;
    state = new StateAccess(code, words, this::emitInt);
  }

  /// Leaves the value on the stack as an `int`.
  void emitInt(Expr expr) {
    emit(expr);
    if (expr.type() == Type.LONG) {
      code.l2i();
    }
  }

  /// Leaves the value on the stack as a `long`.
  void emitLong(Expr expr) {
    if (expr instanceof Expr.Const(var value, _)) {
      code.loadConstant(value);
      return;
    }
    emit(expr);
    if (expr.type() == Type.INT) {
      code.i2l();
    }
  }

  void emit(Expr expr, Type type) {
    if (type == Type.INT) {
      emitInt(expr);
    } else {
      emitLong(expr);
    }
  }

  private void emit(Expr expr) {
    switch (expr) {
      case Expr.Const(var value, var type) -> {
        if (type == Type.INT) {
          code.loadConstant((int) value);
        } else {
          code.loadConstant(value);
        }
      }
      case Expr.Local(var slot, var type) -> {
        int local = names.locals.applyAsInt(slot);
        if (type == Type.INT) {
          code.iload(local);
        } else {
          code.lload(local);
        }
      }
      case Expr.Self _ -> code.iload(names.self);
      case Expr.Current _ -> code.iload(names.carrier);
      case Expr.Load load -> load(load);
      case Expr.Lookup(var table, var index, var type) ->
          tables.emit(code, table, type, () -> emitInt(index));
      case Expr.Binary binary -> binary(binary);
      case Expr.Convert(var conversion, var operand) -> {
        emit(operand, conversion.from());
        convert(conversion);
      }
    }
  }

  private void load(Expr.Load load) {
    Place place = layout.place(load.field());
    boolean narrow = load.type() == Type.INT;
    state.load(place, Slot.of(load.slot()), narrow);
    if (narrow && (int) place.base() != 0) {
      code.loadConstant((int) place.base()).iadd();
    } else if (!narrow && place.base() != 0) {
      code.loadConstant(place.base()).ladd();
    }
  }

  private void convert(Conversion conversion) {
    switch (conversion) {
      case TO_BYTE -> code.i2b();
      case TO_SHORT -> code.i2s();
      case TO_CHAR -> code.i2c();
      case TO_INT -> code.l2i();
      case TO_LONG -> code.i2l();
    }
  }

  private void binary(Expr.Binary binary) {
    Operator operator = binary.operator();
    Type width = binary.left().type();
    if (operator.isComparison()) {
      materialise(binary);
      return;
    }
    Type operands = operator == Operator.COMPARE ? Type.LONG : width;
    emit(binary.left(), operands);
    emit(binary.right(), operator.isShift() ? Type.INT : operands);
    boolean narrow = operands == Type.INT;
    code.with(OperatorInstruction.of(opcode(operator, narrow)));
  }

  private static Opcode opcode(Operator operator, boolean narrow) {
    return switch (operator) {
      case ADD -> narrow ? Opcode.IADD : Opcode.LADD;
      case SUBTRACT -> narrow ? Opcode.ISUB : Opcode.LSUB;
      case MULTIPLY -> narrow ? Opcode.IMUL : Opcode.LMUL;
      case DIVIDE -> narrow ? Opcode.IDIV : Opcode.LDIV;
      case REMAINDER -> narrow ? Opcode.IREM : Opcode.LREM;
      case AND -> narrow ? Opcode.IAND : Opcode.LAND;
      case OR -> narrow ? Opcode.IOR : Opcode.LOR;
      case XOR -> narrow ? Opcode.IXOR : Opcode.LXOR;
      case SHIFT_LEFT -> narrow ? Opcode.ISHL : Opcode.LSHL;
      case SHIFT_RIGHT -> narrow ? Opcode.ISHR : Opcode.LSHR;
      case SHIFT_RIGHT_UNSIGNED -> narrow ? Opcode.IUSHR : Opcode.LUSHR;
      case COMPARE -> Opcode.LCMP;
      case EQUAL -> Opcode.IFEQ;
      case NOT_EQUAL -> Opcode.IFNE;
      case LESS -> Opcode.IFLT;
      case LESS_OR_EQUAL -> Opcode.IFLE;
      case GREATER -> Opcode.IFGT;
      case GREATER_OR_EQUAL -> Opcode.IFGE;
    };
  }

  private void materialise(Expr.Binary comparison) {
    Label holds = code.newLabel();
    Label end = code.newLabel();
    branch(comparison, holds, true);
    code.iconst_0().goto_(end).labelBinding(holds).iconst_1().labelBinding(end);
  }

  /// Jumps to `target` when the truth of `condition` is `when`; goes on otherwise.
  void branch(Expr condition, Label target, boolean when) {
    switch (condition) {
      case Expr.Const(var value, _) -> {
        if ((value != 0) == when) {
          code.goto_(target);
        }
      }
      case Expr.Binary binary when binary.operator().isComparison() ->
          compare(binary, target, when);
      case Expr.Binary(var operator, var left, var right)
          when operator == Operator.AND && isTruth(left) && isTruth(right) ->
          both(left, right, target, when, true);
      case Expr.Binary(var operator, var left, var right)
          when operator == Operator.OR && isTruth(left) && isTruth(right) ->
          both(left, right, target, when, false);
      case Expr.Binary(var operator, var left, Expr.Const(var value, _))
          when operator == Operator.XOR && value == 1 && isTruth(left) ->
          branch(left, target, !when);
      default -> {
        emit(condition);
        if (condition.type() == Type.LONG) {
          code.lconst_0().lcmp();
        }
        code.branch(when ? Opcode.IFNE : Opcode.IFEQ, target);
      }
    }
  }

  /// Jumps on a conjunction or a disjunction, whose right side is skipped when the left one
  /// decides.
  private void both(Expr left, Expr right, Label target, boolean when, boolean conjunction) {
    if (when != conjunction) {
      branch(left, target, when);
      branch(right, target, when);
    } else {
      Label skip = code.newLabel();
      branch(left, skip, !when);
      branch(right, target, when);
      code.labelBinding(skip);
    }
  }

  private void compare(Expr.Binary comparison, Label target, boolean when) {
    Operator operator = comparison.operator();
    Expr left = comparison.left();
    Expr right = comparison.right();
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    if (equality
        && right instanceof Expr.Const(var value, _)
        && (value == 0 || value == 1)
        && isTruth(left)) {
      branch(left, target, when == ((value == 1) == (operator == Operator.EQUAL)));
      return;
    }
    Opcode jump = opcode(when ? operator : negation(operator), true);
    if (left.type() == Type.LONG) {
      emitLong(left);
      emitLong(right);
      code.lcmp().branch(jump, target);
    } else if (right instanceof Expr.Const(var value, _) && value == 0) {
      emitInt(left);
      code.branch(jump, target);
    } else {
      emitInt(left);
      emitInt(right);
      code.branch(onTwo(jump), target);
    }
  }

  private static Operator negation(Operator comparison) {
    return switch (comparison) {
      case EQUAL -> Operator.NOT_EQUAL;
      case NOT_EQUAL -> Operator.EQUAL;
      case LESS -> Operator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Operator.GREATER;
      case GREATER -> Operator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Operator.LESS;
      default -> throw new IllegalArgumentException(comparison + " is no comparison");
    };
  }

  private static Opcode onTwo(Opcode jump) {
    return switch (jump) {
      case IFEQ -> Opcode.IF_ICMPEQ;
      case IFNE -> Opcode.IF_ICMPNE;
      case IFLT -> Opcode.IF_ICMPLT;
      case IFLE -> Opcode.IF_ICMPLE;
      case IFGT -> Opcode.IF_ICMPGT;
      case IFGE -> Opcode.IF_ICMPGE;
      default -> throw new IllegalArgumentException(jump + " is no comparison with 0");
    };
  }

  /// Whether the value is 0 or 1 by its form.
  private boolean isTruth(Expr expr) {
    return switch (expr) {
      case Expr.Const(var value, _) -> value == 0 || value == 1;
      case Expr.Load(var field, _) -> {
        Place place = layout.place(field);
        yield place.width() <= 1 && place.base() == 0;
      }
      case Expr.Binary(var operator, var left, var right) ->
          operator.isComparison()
              || ((operator == Operator.AND || operator == Operator.OR || operator == Operator.XOR)
                  && isTruth(left)
                  && isTruth(right));
      case Expr.Local _, Expr.Self _, Expr.Current _, Expr.Lookup _, Expr.Convert _ -> false;
    };
  }
}
