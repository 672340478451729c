package dev.heddle.model.ir;

/// The conversions between integer types, as the JVM defines them.
public enum Conversion {
  TO_BYTE(Type.INT, Type.INT),
  TO_SHORT(Type.INT, Type.INT),
  TO_CHAR(Type.INT, Type.INT),
  TO_INT(Type.LONG, Type.INT),
  TO_LONG(Type.INT, Type.LONG);

  private final Type from;
  private final Type to;

  Conversion(Type from, Type to) {
    this.from = from;
    this.to = to;
  }

  /// The width of its operand.
  public Type from() {
    return from;
  }

  /// The width of its result.
  public Type to() {
    return to;
  }

  /// Computes it.
  public long apply(long value) {
    return switch (this) {
      case TO_BYTE -> (byte) value;
      case TO_SHORT -> (short) value;
      case TO_CHAR -> (char) value;
      case TO_INT -> (int) value;
      case TO_LONG -> value;
    };
  }
}
