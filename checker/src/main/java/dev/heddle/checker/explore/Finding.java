package dev.heddle.checker.explore;

import dev.heddle.checker.store.Packed;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Something wrong that was found while a level was expanded.
///
/// Findings of one level have an order, and the first is the one to report. Deadlocks come first:
/// they are wrong in the expanded state, all else only after a step from it. Then violated
/// properties by number, then errors of steps; and among these the smallest packed state.
public final class Finding {

  /// What is wrong.
  public enum Kind {
    /// An expanded state cannot be left, and may not be rested in.
    DEADLOCK,
    /// A property is false in a new state.
    PROPERTY,
    /// A step from an expanded state is an error.
    FAULT
  }

  private final Kind kind;
  private final int property;
  private final long[] state;

  /// A finding in the state of `words` longs at `states[at..]`.
  ///
  /// @param property the number of the property, if it is one; one past the last when an error kept
  ///   the properties from being decided; else 0
  public Finding(Kind kind, int property, long[] states, int at, int words) {
    this.kind = kind;
    this.property = property;
    this.state = Arrays.copyOfRange(states, at, at + words);
  }

  /// What is wrong.
  public Kind kind() {
    return kind;
  }

  int property() {
    return property;
  }

  /// The packed state in which it is wrong; for an error of a step, the state before.
  long[] state() {
    return state;
  }

  /// Whether this comes before a finding of that kind and property in the state at `states[at..]`.
  boolean precedes(Kind otherKind, int otherProperty, long[] states, int at) {
    int order = kind.compareTo(otherKind);
    if (order == 0) {
      order = Integer.compare(property, otherProperty);
    }
    if (order == 0) {
      order = Packed.compare(state, 0, states, at, state.length);
    }
    return order <= 0;
  }

  /// The first of two, if any.
  static @Nullable Finding first(@Nullable Finding one, @Nullable Finding other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.precedes(other.kind, other.property, other.state, 0) ? one : other;
  }
}
