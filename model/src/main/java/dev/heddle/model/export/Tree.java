package dev.heddle.model.export;

import java.util.ArrayList;
import java.util.List;

/// The decisions of a step from a point on. All terms are over the state in which it begins.
sealed interface Tree {

  /// No step.
  record Nothing() implements Tree {}

  /// The step is decided.
  record Leaf(List<Store> stores, Ending ending) implements Tree {}

  /// One of two ways.
  record Branch(Term condition, Tree whenTrue, Tree whenFalse) implements Tree {}

  /// Each of several ways.
  record Fork(List<Tree> ways) implements Tree {}

  /// A flaw unless `condition` holds.
  record Check(Term condition, Tree rest) implements Tree {}

  /// Whether the step is possible in every state.
  default boolean isSure() {
    return switch (this) {
      case Nothing _ -> false;
      case Leaf _ -> true;
      case Branch(_, var whenTrue, var whenFalse) -> whenTrue.isSure() && whenFalse.isSure();
      case Fork(var ways) -> ways.stream().anyMatch(Tree::isSure);
      case Check(var condition, var rest) -> condition.equals(Terms.FALSE) || rest.isSure();
    };
  }

  /// The options that are the step. A failed check is a flaw even where all that follows it is
  /// impossible.
  default List<Option> options() {
    return switch (this) {
      case Nothing _ -> List.of();
      case Leaf(var stores, var ending) ->
          List.of(new Option(Terms.TRUE, List.of(), stores, ending));
      case Branch(var condition, var whenTrue, var whenFalse) -> {
        var options = new ArrayList<Option>();
        whenTrue.options().forEach(it -> options.add(it.onlyIf(condition)));
        whenFalse.options().forEach(it -> options.add(it.onlyIf(Terms.not(condition))));
        yield options;
      }
      case Fork(var ways) -> ways.stream().flatMap(way -> way.options().stream()).toList();
      case Check(var condition, var rest) -> checked(condition, rest.options());
    };
  }

  private static List<Option> checked(Term condition, List<Option> rest) {
    if (rest.isEmpty()) {
      return List.of(new Option(Terms.not(condition), List.of(), List.of(), new Ending.Failed()));
    }
    var options = new ArrayList<Option>();
    for (Option option : rest) {
      options.add(options.isEmpty() ? option.checked(condition) : option.onlyIf(condition));
    }
    return options;
  }
}
