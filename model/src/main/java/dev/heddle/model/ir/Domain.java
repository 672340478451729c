package dev.heddle.model.ir;

/// The values from `from` to `to`, both included.
public record Domain(long from, long to) {
  /// @throws IllegalArgumentException when the domain would be empty
  public Domain {
    if (from > to) {
      throw new IllegalArgumentException("empty domain " + from + ".." + to);
    }
  }

  /// The values of one value only.
  public static Domain of(long value) {
    return new Domain(value, value);
  }

  /// The least domain that contains both.
  public Domain join(Domain other) {
    return new Domain(Math.min(from, other.from), Math.max(to, other.to));
  }

  /// The values of this domain that are also in `other`; all of its values when none is.
  public Domain clippedTo(Domain other) {
    long least = Math.max(from, other.from);
    long greatest = Math.min(to, other.to);
    return least > greatest ? this : new Domain(least, greatest);
  }

  /// Whether every value of `other` is in this domain.
  public boolean contains(Domain other) {
    return from <= other.from && other.to <= to;
  }

  /// Whether `value` is in this domain.
  public boolean contains(long value) {
    return from <= value && value <= to;
  }

  /// Whether there is only one value.
  public boolean isConstant() {
    return from == to;
  }

  /// Bits that tell its values apart, 0 to 64.
  public int bits() {
    return 64 - Long.numberOfLeadingZeros(to - from);
  }

  @Override
  public String toString() {
    return isConstant() ? Long.toString(from) : from + ".." + to;
  }
}
