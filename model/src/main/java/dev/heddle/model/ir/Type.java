package dev.heddle.model.ir;

/// How wide the arithmetic of an expression is, as on the JVM. Booleans, bytes, shorts, chars, enum
/// constants and references are [#INT]s.
public enum Type {
  INT,
  LONG
}
