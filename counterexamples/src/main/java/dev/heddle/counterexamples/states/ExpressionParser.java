package dev.heddle.counterexamples.states;

import dev.heddle.counterexamples.states.Expression.Operator;
import dev.heddle.model.system.Value;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads an [Expression], each operator's operands by a method of the next level.
final class ExpressionParser {
  /// By level, those that bind least first; of two that begin alike the longer comes first.
  private static final List<List<Operator>> LEVELS =
      List.of(
          List.of(Operator.OR),
          List.of(Operator.AND),
          List.of(
              Operator.EQUAL,
              Operator.UNEQUAL,
              Operator.AT_MOST,
              Operator.AT_LEAST,
              Operator.LESS,
              Operator.MORE),
          List.of(Operator.PLUS, Operator.MINUS));

  private static final int DEEPEST = 100;

  private final String text;
  private final List<String> variables;
  private final List<String> longestFirst;
  private int at;
  private int depth;

  ExpressionParser(String text, List<String> variables) {
    this.text = text;
    this.variables = variables;
    longestFirst =
        variables.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  Expression whole() {
    var all = level(0);
    skipBlanks();
    if (at < text.length()) {
      throw unexpected();
    }
    return all;
  }

  private Expression level(int level) {
    if (level == LEVELS.size()) {
      return operand();
    }
    var left = level(level + 1);
    for (var operator = operator(level); operator != null; operator = operator(level)) {
      left = new Expression.Binary(operator, left, level(level + 1));
    }
    return left;
  }

  private @Nullable Operator operator(int level) {
    for (var operator : LEVELS.get(level)) {
      if (accept(operator.text())) {
        return operator;
      }
    }
    return null;
  }

  private Expression operand() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("The expression nests too deeply.");
    }
    var operand = accept("!") ? new Expression.Not(operand()) : element(primary());
    depth--;
    return operand;
  }

  private Expression element(Expression array) {
    var operand = array;
    while (accept("[")) {
      operand = new Expression.Element(operand, level(0));
      expect("]");
    }
    return operand;
  }

  private Expression primary() {
    if (accept("(")) {
      var inner = level(0);
      expect(")");
      return inner;
    }
    for (var name : longestFirst) {
      if (text.startsWith(name, at) && !isWord(at + name.length())) {
        at += name.length();
        return new Expression.Variable(variables.indexOf(name));
      }
    }
    if (accept("'")) {
      int end = text.indexOf('\'', at);
      if (end < 0) {
        throw new IllegalArgumentException("A quote is not closed.");
      }
      var name = text.substring(at, end);
      at = end + 1;
      return new Expression.Constant(new Value.Name(name));
    }
    boolean negative = accept("-");
    int from = at;
    while (isWord(at)) {
      at++;
    }
    return constant(negative, text.substring(from, at));
  }

  private Expression constant(boolean negative, String word) {
    if (word.isEmpty()) {
      throw unexpected();
    }
    if (Character.isDigit(word.charAt(0))) {
      try {
        return new Expression.Constant(
            new Value.Whole(Long.parseLong((negative ? "-" : "") + word)));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(word + " is no number.", e);
      }
    }
    if (negative) {
      throw new IllegalArgumentException("Write 0 - " + word + ".");
    }
    return new Expression.Constant(
        switch (word) {
          case "true" -> new Value.Truth(true);
          case "false" -> new Value.Truth(false);
          default -> new Value.Name(word);
        });
  }

  private boolean isWord(int index) {
    return index < text.length()
        && (Character.isLetterOrDigit(text.charAt(index))
            || text.charAt(index) == '_'
            || text.charAt(index) == '.');
  }

  private boolean accept(String token) {
    skipBlanks();
    boolean there = text.startsWith(token, at);
    // `!` in front of `=` is half of another operator.
    if (there && !(token.equals("!") && text.startsWith("!=", at))) {
      at += token.length();
      skipBlanks();
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw unexpected();
    }
  }

  private IllegalArgumentException unexpected() {
    var rest = text.substring(Math.min(at, text.length()));
    return new IllegalArgumentException(
        rest.isEmpty() ? "The expression ends too early." : "\"" + rest + "\" is not understood.");
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
