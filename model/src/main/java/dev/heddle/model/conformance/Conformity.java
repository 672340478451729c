package dev.heddle.model.conformance;

import java.util.List;

/// Whether a protocol allows what was seen.
public sealed interface Conformity {
  /// Observations of a prefix that are shown.
  int SHOWN = 20;

  /// Some execution of the protocol looks like that.
  ///
  /// @param observations how many there were
  /// @param states in how many states the protocol may be after the last
  record Allowed(int observations, int states) implements Conformity {}

  /// No execution of the protocol looks like that.
  ///
  /// @param prefix the longest prefix that some execution looks like
  /// @param observation the one after it, which none has there
  /// @param instead what the protocol may do next there that would be seen, with the variables that
  ///   it writes; nothing when it cannot do anything that is seen
  record Rejected(List<Observation> prefix, Observation observation, List<Observation.Did> instead)
      implements Conformity {
    /// Copies the lists.
    public Rejected {
      prefix = List.copyOf(prefix);
      instead = List.copyOf(instead);
    }
  }

  /// The protocol may be in too many states to say.
  ///
  /// @param prefix what some execution looks like, for certain
  /// @param limit how many states were too many
  record Inconclusive(List<Observation> prefix, int limit) implements Conformity {
    /// Copies the prefix.
    public Inconclusive {
      prefix = List.copyOf(prefix);
    }
  }

  /// The result for people: the end of the longest prefix, what was seen next, and what would have
  /// been allowed.
  default String text() {
    return switch (this) {
      case Allowed(int observations, int states) ->
          "allowed: " + observations + " observations, then one of " + states + " states";
      case Rejected(var prefix, var observation, var instead) -> {
        var text = shown(prefix, "not allowed after " + prefix.size() + " observations");
        line(text, prefix.size() + 1, observation + "   <- not allowed here");
        text.append(instead.isEmpty() ? "Nothing else can be seen here.\n" : "Allowed here:\n");
        instead.forEach(it -> text.append("       ").append(it).append('\n'));
        yield text.toString();
      }
      case Inconclusive(var prefix, int limit) ->
          shown(prefix, "inconclusive: more than " + limit + " states look like").toString();
    };
  }

  private static StringBuilder shown(List<Observation> prefix, String headline) {
    var text = new StringBuilder(headline).append('\n');
    int first = Math.max(0, prefix.size() - SHOWN);
    if (first > 0) {
      text.append("       ... ").append(first).append(" before that\n");
    }
    for (int i = first; i < prefix.size(); i++) {
      line(text, i + 1, prefix.get(i).toString());
    }
    return text;
  }

  private static void line(StringBuilder text, int number, String what) {
    String digits = Integer.toString(number);
    text.repeat(' ', Math.max(0, 5 - digits.length())).append(digits).append("  ").append(what);
    text.append('\n');
  }
}
