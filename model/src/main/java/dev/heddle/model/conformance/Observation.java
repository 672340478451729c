package dev.heddle.model.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Something that was seen of a real system, in the words of its protocol.
public sealed interface Observation {

  /// A strand did something: it made a step through a method of that name.
  ///
  /// @param strand its name in the protocol
  /// @param action the method; best one that is one step, such as an atomic one
  /// @param values what some variables were right afterwards, by name
  record Did(String strand, String action, Map<String, String> values) implements Observation {
    /// Copies the values.
    public Did {
      values = Map.copyOf(values);
    }

    /// The same, after which `variable` was `value`.
    public Did leaving(String variable, Object value) {
      var more = new LinkedHashMap<>(values);
      more.put(variable, String.valueOf(value));
      return new Did(strand, action, more);
    }

    @Override
    public String toString() {
      return strand + ": " + action + (values.isEmpty() ? "" : ", then " + text(values));
    }
  }

  /// Some variables had these values, at a moment after what was seen before.
  ///
  /// @param values by name
  record Saw(Map<String, String> values) implements Observation {
    /// Copies the values.
    public Saw {
      values = Map.copyOf(values);
    }

    @Override
    public String toString() {
      return text(values);
    }
  }

  /// Nothing happened any more: every thread had ended or waited for something that did not come.
  record Quiet() implements Observation {
    @Override
    public String toString() {
      return "nothing moves any more";
    }
  }

  /// A strand made a step through a method of that name.
  static Did did(String strand, String action) {
    return new Did(strand, action, Map.of());
  }

  /// A variable had a value.
  static Saw saw(String variable, Object value) {
    return new Saw(Map.of(variable, String.valueOf(value)));
  }

  /// Nothing happened any more, which a log must say, because from a log that merely ends nothing
  /// follows.
  static Quiet quiet() {
    return new Quiet();
  }

  private static String text(Map<String, String> values) {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(it -> it.getKey() + " = " + it.getValue())
        .collect(Collectors.joining(", "));
  }
}
