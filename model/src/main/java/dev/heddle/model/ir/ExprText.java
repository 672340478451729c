package dev.heddle.model.ir;

import java.util.List;

/// Expressions as text: infix, with Java's precedences, no more parentheses than these need, and
/// the names of entities where a constant is known to be a reference.
///
/// @param entities by number
/// @param locals of the program that the expressions belong to
/// @param tables names the tables that come up
record ExprText(List<Entity> entities, List<Variable> locals, TableNames tables) {
  private static final int UNARY = 14;

  /// The expression where it stands alone.
  String print(Expr expr) {
    return print(expr, 0);
  }

  /// The expression, a constant of it shown as what it stands for.
  String print(Expr expr, Shape shape) {
    return expr instanceof Expr.Const(long value, Type type)
        ? constant(value, type, shape)
        : print(expr);
  }

  /// A constant of that shape.
  String constant(long value, Type type, Shape shape) {
    return switch (shape) {
      case BOOLEAN -> value == 0 ? "false" : value == 1 ? "true" : Long.toString(value);
      case INTEGER, CHARACTER -> value + (type == Type.LONG ? "L" : "");
      case REFERENCE -> entity(value);
    };
  }

  /// What numbers of that width and shape are in Java.
  static String type(Type width, Shape shape) {
    return switch (shape) {
      case BOOLEAN -> "boolean";
      case INTEGER, CHARACTER -> width == Type.LONG ? "long" : "int";
      case REFERENCE -> "reference";
    };
  }

  /// An entity's name; that of its class where it has none.
  String entity(long number) {
    if (number == 0) {
      return "null";
    }
    if (number < 0 || number >= entities.size()) {
      return "#" + number;
    }
    Entity entity = entities.get((int) number);
    return entity.name().isEmpty() ? entity.type() : entity.name();
  }

  /// The name of a local, unique in its program.
  String local(int slot) {
    String name = locals.get(slot).name();
    return name.isEmpty() ? "$" + slot : name + "$" + slot;
  }

  /// A slot of a state variable: `owner.field`, `owner.field[index]`, and `Class.field{slot}` where
  /// the slot's expression does not say which owner that is.
  String variable(Field field, Expr slot) {
    if (slot instanceof Expr.Const(long value, _) && value >= 0 && value < field.slots()) {
      String owner = entity(field.firstOwner() + value / field.length());
      return owner + "." + field.name() + (field.array() ? "[" + value % field.length() + "]" : "");
    }
    if (field.owners() == 1 && field.array()) {
      return entity(field.firstOwner()) + "." + field.name() + "[" + print(slot) + "]";
    }
    if (!field.array() && slot instanceof Expr.Binary(var operator, Expr owner, Expr.Const first)) {
      long offset = operator == Operator.ADD ? -first.value() : first.value();
      boolean linear = operator == Operator.ADD || operator == Operator.SUBTRACT;
      if (linear && offset == field.firstOwner()) {
        return print(owner, UNARY) + "." + field.name();
      }
    }
    return field + "{" + print(slot) + "}";
  }

  private String print(Expr expr, int context) {
    return switch (expr) {
      case Expr.Const(long value, Type type) -> constant(value, type, Shape.INTEGER);
      case Expr.Local(int slot, _) -> local(slot);
      case Expr.Self _ -> "self";
      case Expr.Current _ -> "carrier";
      case Expr.Load(Field field, Expr slot) -> variable(field, slot);
      case Expr.Lookup(Table table, Expr index, _) -> tables.of(table) + "[" + print(index) + "]";
      case Expr.Convert(Conversion conversion, Expr operand) ->
          "(" + target(conversion) + ") " + print(operand, UNARY);
      case Expr.Binary binary -> {
        int own = precedence(binary.operator());
        String left = operand(binary, binary.left(), binary.right(), own);
        String right = operand(binary, binary.right(), binary.left(), own + 1);
        String text = left + " " + binary.operator().symbol() + " " + right;
        yield own < context ? "(" + text + ")" : text;
      }
    };
  }

  /// An operand; a constant compared with a reference is one, too.
  private String operand(Expr.Binary binary, Expr operand, Expr other, int context) {
    boolean equality =
        binary.operator() == Operator.EQUAL || binary.operator() == Operator.NOT_EQUAL;
    return equality && operand instanceof Expr.Const(long value, _) && isReference(other)
        ? entity(value)
        : print(operand, context);
  }

  private boolean isReference(Expr expr) {
    return switch (expr) {
      case Expr.Local(int slot, _) -> locals.get(slot).shape() == Shape.REFERENCE;
      case Expr.Load(Field field, _) -> field.shape() == Shape.REFERENCE;
      case Expr.Self _, Expr.Current _ -> true;
      case Expr.Const _, Expr.Lookup _, Expr.Binary _, Expr.Convert _ -> false;
    };
  }

  private static String target(Conversion conversion) {
    return switch (conversion) {
      case TO_BYTE -> "byte";
      case TO_SHORT -> "short";
      case TO_CHAR -> "char";
      case TO_INT -> "int";
      case TO_LONG -> "long";
    };
  }

  private static int precedence(Operator operator) {
    return switch (operator) {
      case MULTIPLY, DIVIDE, REMAINDER -> 12;
      case ADD, SUBTRACT -> 11;
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> 10;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, COMPARE -> 9;
      case EQUAL, NOT_EQUAL -> 8;
      case AND -> 7;
      case XOR -> 6;
      case OR -> 5;
    };
  }
}
