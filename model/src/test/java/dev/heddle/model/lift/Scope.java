package dev.heddle.model.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The variables that generated code can name where it stands, and the dice it is drawn with.
final class Scope {
  /// @param assignable whether code may write it
  /// @param captured whether a lambda may read it
  record Variable(String name, String type, boolean assignable, boolean captured) {}

  final Random dice;
  final List<Variable> variables = new ArrayList<>();
  private int names;

  Scope(Random dice) {
    this.dice = dice;
  }

  boolean chance(int percent) {
    return dice.nextInt(100) < percent;
  }

  int below(int bound) {
    return dice.nextInt(bound);
  }

  @SafeVarargs
  final <T> T one(T... of) {
    return of[dice.nextInt(of.length)];
  }

  String fresh(String prefix) {
    return prefix + names++;
  }

  void declare(String name, String type, boolean assignable, boolean captured) {
    variables.add(new Variable(name, type, assignable, captured));
  }

  /// The names of variables of a type, as far as they can be used so.
  List<String> named(String type, boolean toAssign) {
    return variables.stream()
        .filter(it -> it.type().equals(type) && (it.assignable() || !toAssign))
        .map(Variable::name)
        .toList();
  }

  /// Where a block ends, what it declared is forgotten.
  void leave(int size) {
    variables.subList(size, variables.size()).clear();
  }

  /// Hides what a lambda cannot capture.
  List<Variable> enterLambda() {
    List<Variable> all = List.copyOf(variables);
    variables.removeIf(it -> !it.captured());
    return all;
  }

  void leaveLambda(List<Variable> all) {
    variables.clear();
    variables.addAll(all);
  }
}
