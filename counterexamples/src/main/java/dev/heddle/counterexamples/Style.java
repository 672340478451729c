package dev.heddle.counterexamples;

/// How text is set off on a terminal.
public enum Style {
  /// Not at all: for files, pipes and terminals without colour.
  PLAIN,
  /// By ANSI escape sequences.
  COLOUR;

  /// What is wrong.
  String alarm(String text) {
    return in("1;31", text);
  }

  /// A heading.
  String heading(String text) {
    return in("1", text);
  }

  /// What matters less.
  String aside(String text) {
    return in("2", text);
  }

  private String in(String code, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOUR -> text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    };
  }
}
