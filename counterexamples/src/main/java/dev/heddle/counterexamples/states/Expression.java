package dev.heddle.counterexamples.states;

import dev.heddle.model.system.Value;
import java.util.List;

/// Something to be computed from the variables of a state: `turn == 1 && flag[0]`.
public sealed interface Expression {

  /// Its value in a state.
  ///
  /// @param values of the variables, in their order
  /// @throws IllegalArgumentException with a sentence, when the types do not fit or an index is
  ///   outside its array
  Value in(List<Value> values);

  /// The expression that `text` says: variables by their names, numbers, `true`, `false`, other
  /// names as the protocol knows them, in quotes when there are blanks in them; `a[i]`, `+ -`, `==
  /// != < <= > >=`, `!`, `&&`, `||` and parentheses.
  ///
  /// @throws IllegalArgumentException with a sentence, when it says none
  static Expression parse(String text, List<String> variables) {
    return new ExpressionParser(text, variables).whole();
  }

  /// A value that is the same in all states.
  record Constant(Value value) implements Expression {
    @Override
    public Value in(List<Value> values) {
      return value;
    }
  }

  /// A variable, by its number.
  record Variable(int number) implements Expression {
    @Override
    public Value in(List<Value> values) {
      return values.get(number);
    }
  }

  /// An element of an array.
  record Element(Expression array, Expression index) implements Expression {
    @Override
    public Value in(List<Value> values) {
      long at = whole(index.in(values));
      if (!(array.in(values) instanceof Value.Sequence(var elements))) {
        throw new IllegalArgumentException("Only an array has elements.");
      }
      if (at < 0 || at >= elements.size()) {
        throw new IllegalArgumentException(
            "There is no element " + at + ": the array has " + elements.size() + ".");
      }
      return elements.get((int) at);
    }
  }

  /// Whether something is false.
  record Not(Expression operand) implements Expression {
    @Override
    public Value in(List<Value> values) {
      return new Value.Truth(!truth(operand.in(values)));
    }
  }

  /// What is done with two operands.
  enum Operator {
    OR("||"),
    AND("&&"),
    EQUAL("=="),
    UNEQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    LESS("<"),
    MORE(">"),
    PLUS("+"),
    MINUS("-");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /// As it is written.
    String text() {
      return text;
    }
  }

  /// Two operands and what is done with them. The right one is not looked at when the left one
  /// decides.
  record Binary(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public Value in(List<Value> values) {
      var first = left.in(values);
      return switch (operator) {
        case AND -> new Value.Truth(truth(first) && truth(right.in(values)));
        case OR -> new Value.Truth(truth(first) || truth(right.in(values)));
        case EQUAL -> new Value.Truth(first.equals(right.in(values)));
        case UNEQUAL -> new Value.Truth(!first.equals(right.in(values)));
        case PLUS -> new Value.Whole(whole(first) + whole(right.in(values)));
        case MINUS -> new Value.Whole(whole(first) - whole(right.in(values)));
        case LESS -> new Value.Truth(whole(first) < whole(right.in(values)));
        case AT_MOST -> new Value.Truth(whole(first) <= whole(right.in(values)));
        case MORE -> new Value.Truth(whole(first) > whole(right.in(values)));
        case AT_LEAST -> new Value.Truth(whole(first) >= whole(right.in(values)));
      };
    }
  }

  private static long whole(Value value) {
    if (value instanceof Value.Whole(var number)) {
      return number;
    }
    throw new IllegalArgumentException("A number is needed where there is none.");
  }

  private static boolean truth(Value value) {
    if (value instanceof Value.Truth(var truth)) {
      return truth;
    }
    throw new IllegalArgumentException("True or false is needed where there is neither.");
  }
}
