package dev.heddle.model.export;

/// Labels within indivisible steps, all different.
final class Labels {
  private int count;

  /// A new label.
  String fresh() {
    return "code_" + ++count;
  }
}
