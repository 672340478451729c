package dev.heddle.model.export;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Table;
import dev.heddle.model.ir.Type;

/// Translates expressions to terms. Promela has no numbers wider than 32 bits: a `long` is
/// translated where it cannot leave them.
final class Translator {
  private final Variables variables;

  Translator(Variables variables) {
    this.variables = variables;
  }

  /// What `expr` means in `scope`.
  ///
  /// @throws Rejection when it needs more than 32 bits
  Term term(Expr expr, Scope scope) {
    return switch (expr) {
      case Expr.Const(long value, _) -> number(value);
      case Expr.Local(int slot, _) -> scope.local(slot);
      case Expr.Self _ -> scope.self();
      case Expr.Current _ -> scope.current();
      case Expr.Load(Field field, Expr slot) -> load(field, term(slot, scope), scope);
      case Expr.Lookup(Table table, Expr index, _) -> lookup(table, term(index, scope));
      case Expr.Binary(Operator operator, Expr left, Expr right) -> {
        if (left.type() == Type.LONG && !isNarrow(operator)) {
          throw tooWide("arithmetic on long values");
        }
        yield Terms.op(operator, term(left, scope), term(right, scope));
      }
      case Expr.Convert(Conversion conversion, Expr operand) -> {
        Term inner = term(operand, scope);
        boolean narrows = conversion != Conversion.TO_LONG && conversion != Conversion.TO_INT;
        yield narrows ? Terms.convert(conversion, inner) : inner;
      }
    };
  }

  /// Whether the result fits 32 bits if the operands do.
  private static boolean isNarrow(Operator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> false;
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> false;
      case AND, OR, XOR -> true;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, COMPARE -> true;
    };
  }

  private Term load(Field field, Term slot, Scope scope) {
    Storage storage = variables.of(field);
    if (storage == null) {
      return number(variables.domain(field).from());
    }
    return value(storage, scope.read(storage, slot));
  }

  private Term lookup(Table table, Term index) {
    if (index instanceof Term.Num(int at)) {
      return number(table.at(at));
    }
    if (table.values().size() == 1) {
      return number(table.values().getFirst());
    }
    Storage storage = variables.of(table);
    Term slot = Terms.op(Operator.SUBTRACT, index, Terms.number(table.base()));
    return value(storage, new Term.Read(storage, slot));
  }

  /// The value of which `raw` stands in a variable.
  static Term value(Storage storage, Term raw) {
    return Terms.op(Operator.ADD, raw, Terms.number(storage.base()));
  }

  /// What stands in a variable for a value.
  static Term raw(Storage storage, Term value) {
    return Terms.op(Operator.SUBTRACT, value, Terms.number(storage.base()));
  }

  private static Term number(long value) {
    if (value != (int) value) {
      throw tooWide("the number " + value);
    }
    return Terms.number(value);
  }

  /// The rejection of what needs more than 32 bits.
  static Rejection tooWide(String what) {
    return new Rejection(
        null,
        "Promela has no numbers of more than 32 bits, which " + what + " would need.",
        "Use int, or a @Range within it.");
  }
}
