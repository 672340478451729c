package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares recorded states with those of a system, variable by variable.
final class Match {
  private final Trace trace;
  private final Narrator narrator;
  private final List<String> variables;

  /// By variable of the trace, its index.
  private final Map<String, Integer> recorded = new HashMap<>();

  Match(Trace trace, Narrator narrator) {
    this.trace = trace;
    this.narrator = narrator;
    this.variables = narrator.variables();
    for (int i = 0; i < trace.variables().size(); i++) {
      recorded.put(trace.variables().get(i), i);
    }
  }

  /// The trace.
  Trace trace() {
    return trace;
  }

  /// Whether two steps are of one strand on one carrier.
  static boolean sameAgent(Step one, Step other) {
    return one.strand().equals(other.strand()) && Objects.equals(one.carrier(), other.carrier());
  }

  /// Where the values in `state` differ from those recorded for state `number`: a phrase about the
  /// first variable that does; null when nowhere.
  @Nullable String difference(int number, long[] state) {
    var then = trace.states().get(number).values();
    var now = narrator.values(state);
    for (int i = 0; i < now.size(); i++) {
      var name = variables.get(i);
      var at = recorded.get(name);
      if (at == null) {
        return "the variable " + Printable.escape(name) + " is new";
      }
      if (!same(then.get(at), now.get(i))) {
        return equation(name, now.get(i)) + " instead of " + Printable.value(then.get(at));
      }
    }
    if (variables.size() < recorded.size()) {
      for (var name : trace.variables()) {
        if (!variables.contains(name)) {
          return "the variable " + Printable.escape(name) + " is gone";
        }
      }
    }
    return null;
  }

  /// How many variables in `state` differ from those recorded for state `number`.
  int distance(int number, long[] state) {
    var then = trace.states().get(number).values();
    var now = narrator.values(state);
    int distance = 0;
    for (int i = 0; i < now.size(); i++) {
      var at = recorded.get(variables.get(i));
      distance += at == null || !same(then.get(at), now.get(i)) ? 1 : 0;
    }
    return distance;
  }

  /// Where a line number first differs, as a phrase; null when nowhere.
  @Nullable String firstMove(List<long[]> way) {
    for (int number = 0; number < way.size(); number++) {
      var now = narrator.values(way.get(number));
      for (int i = 0; i < now.size(); i++) {
        var at = recorded.get(variables.get(i));
        var then = at == null ? null : trace.states().get(number).values().get(at);
        if (then != null && !then.equals(now.get(i))) {
          return Printable.value(then)
              + " is "
              + Printable.value(now.get(i))
              + " now, first in state "
              + number;
        }
      }
    }
    return null;
  }

  private static boolean same(Value then, Value now) {
    return then.equals(now)
        || (then instanceof Value.Name(var before)
            && now instanceof Value.Name(var after)
            && withoutLine(before).equals(withoutLine(after)));
  }

  /// Where a strand stands without the line: `Lock.lock` of `Lock.lock:12`. No other name has a
  /// colon and then nothing but digits.
  private static String withoutLine(String place) {
    int colon = place.lastIndexOf(':');
    for (int i = colon + 1; i < place.length(); i++) {
      if (place.charAt(i) < '0' || place.charAt(i) > '9') {
        return place;
      }
    }
    return colon > 0 && colon + 1 < place.length() ? place.substring(0, colon) : place;
  }

  private static String equation(String name, Value value) {
    return Printable.escape(name) + " = " + Printable.value(value);
  }
}
