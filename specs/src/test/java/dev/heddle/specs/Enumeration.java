package dev.heddle.specs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The size of a transition system, counted in the most obvious way: breadth-first, with a set, up
/// to the end of the level in which something wrong is found.
///
/// The systems counted here are written down by hand in the tests, state by state and arrow by
/// arrow. They share no code with the protocols or with the checker.
///
/// @param end `holds`, `stuck` when a state has no arrow to another one and is not final, or `bad`
/// @param states distinct states found
/// @param transitions arrows followed, those to known states included
/// @param depth the greatest distance from the initial state
public record Enumeration(String end, int states, int transitions, int depth) {

  public static <S> Enumeration of(
      S initial, Function<S, List<S>> next, Predicate<S> isFinal, Predicate<S> isBad) {
    Set<S> seen = new HashSet<>(Set.of(initial));
    List<S> level = List.of(initial);
    String end = "holds";
    int transitions = 0;
    int depth = 0;
    while (!level.isEmpty() && end.equals("holds")) {
      List<S> found = new ArrayList<>();
      for (S state : level) {
        List<S> successors = next.apply(state);
        transitions += successors.size();
        if (!isFinal.test(state) && successors.stream().allMatch(state::equals)) {
          end = "stuck";
        }
        for (S successor : successors) {
          if (seen.add(successor)) {
            found.add(successor);
          }
        }
      }
      if (found.stream().anyMatch(isBad)) {
        end = "bad";
      }
      depth += found.isEmpty() ? 0 : 1;
      level = found;
    }
    return new Enumeration(end, seen.size(), transitions, depth);
  }

  /// The list with another element at `index`.
  public static <E> List<E> with(List<E> list, int index, E element) {
    List<E> changed = new ArrayList<>(list);
    changed.set(index, element);
    return List.copyOf(changed);
  }
}
