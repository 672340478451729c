package dev.heddle.model.export;

import dev.heddle.model.ir.Domain;

/// A Promela variable, scalar or array. A value is stored less `base`, so that it fits the type.
///
/// @param name unique among its kind
/// @param kind where it lives
/// @param slots elements of the array, 1 for a scalar
/// @param domain the values that are stored, before `base` is taken off
/// @param base taken off each value
record Storage(String name, Kind kind, int slots, Domain domain, long base) {
  private static final Domain SHORT = new Domain(Short.MIN_VALUE, Short.MAX_VALUE);

  /// Where a variable lives.
  enum Kind {
    /// Part of the state, shared by all processes.
    GLOBAL,
    /// Part of the state, one for each process.
    LOCAL,
    /// No part of the state: its value lasts as long as an indivisible step.
    SCRATCH
  }

  /// A variable that keeps the values of `domain` in the smallest type.
  static Storage of(String name, Kind kind, int slots, Domain domain) {
    Domain shifted = new Domain(0, domain.to() - domain.from());
    boolean shift = bits(shifted) < bits(domain);
    return new Storage(name, kind, slots, domain, shift ? domain.from() : 0);
  }

  /// A scratch variable of type `int`.
  static Storage scratch(String name, int slots) {
    return new Storage(
        name, Kind.SCRATCH, slots, new Domain(Integer.MIN_VALUE, Integer.MAX_VALUE), 0);
  }

  /// The bits that a value takes in the state: an element of an array takes a whole type.
  int bits() {
    return bits(stored());
  }

  /// The numbers that stand in the variable.
  Domain stored() {
    return base == 0 ? domain : new Domain(0, domain.to() - domain.from());
  }

  private static int bits(Domain stored) {
    if (stored.from() >= 0 && stored.to() <= 255) {
      return 64 - Long.numberOfLeadingZeros(stored.to());
    }
    return SHORT.contains(stored) ? 16 : 32;
  }

  /// The declaration, without its first values.
  ///
  /// Variables of a process are no bit fields, except for single bits. In C none crosses a boundary
  /// of 32 bits, whereas Spin 6.5 expects gaps only at 64: what such a gap shifts into a further
  /// byte is not compared when `pan` compares states.
  String declaration() {
    String prefix = kind == Kind.SCRATCH ? "hidden " : "";
    if (slots > 1) {
      return prefix + type(bits() > 8 ? bits() : 8) + " " + name + "[" + slots + "]";
    }
    return bits() > 1 && bits() < 8 && kind != Kind.LOCAL
        ? prefix + "unsigned " + name + " : " + bits()
        : prefix + type(bits()) + " " + name;
  }

  private static String type(int bits) {
    return bits <= 1 ? "bit" : bits <= 8 ? "byte" : bits <= 16 ? "short" : "int";
  }
}
