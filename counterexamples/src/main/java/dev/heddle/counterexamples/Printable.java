package dev.heddle.counterexamples;

import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.List;

/// Text for a terminal. Names and messages come from protocols and from files, so whatever could
/// move the cursor or turn the writing round is shown as its code.
final class Printable {
  private Printable() {}

  /// The text with each control character, and each half character, as `\u001b`.
  static String escape(String text) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isUnprintable(c) && escaped == null) {
        escaped = new StringBuilder().append(text, 0, i);
      }
      if (escaped != null) {
        if (isUnprintable(c)) {
          appendCode(escaped, c);
        } else {
          escaped.appendCodePoint(c);
        }
      }
      i = next;
    }
    return escaped == null ? text : escaped.toString();
  }

  private static boolean isUnprintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static void appendCode(StringBuilder out, int c) {
    var hex = Integer.toHexString(c);
    out.append("\\u").repeat('0', Math.max(0, 4 - hex.length())).append(hex);
  }

  /// The columns that the text takes: one for each character.
  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /// The text in lines of at most `width` columns, each but the first begun with `hanging` blanks.
  /// Lines are broken at blanks where there are any.
  static List<String> wrap(String text, int width, int hanging) {
    var lines = new ArrayList<String>();
    var indent = " ".repeat(Math.min(hanging, Math.max(0, width - 1)));
    var rest = text.stripTrailing();
    while (width(rest) > width) {
      int least = blanks(rest) + 1;
      int end = rest.offsetByCodePoints(0, Math.max(least, width));
      int blank = rest.lastIndexOf(' ', end);
      if (blank < least) {
        blank = end;
      }
      lines.add(rest.substring(0, blank).stripTrailing());
      rest = indent + rest.substring(blank).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private static int blanks(String text) {
    int blanks = 0;
    while (text.charAt(blanks) == ' ') {
      blanks++;
    }
    return blanks;
  }

  /// A value as the protocol would write it: `3`, `true`, `RUNNING`, `[1, 2]`.
  static String value(Value value) {
    return switch (value) {
      case Value.Truth(var truth) -> Boolean.toString(truth);
      case Value.Whole(var whole) -> Long.toString(whole);
      case Value.Name(var name) -> escape(name);
      case Value.Sequence(var elements) -> {
        var text = new StringBuilder("[");
        for (int i = 0; i < elements.size(); i++) {
          text.append(i == 0 ? "" : ", ").append(value(elements.get(i)));
        }
        yield text.append(']').toString();
      }
    };
  }

  /// Class and method: `Lock.lock`.
  static String method(SourceLine at) {
    return escape(at.type() + "." + at.method());
  }

  /// File and line: `Lock.java:18`, or the file alone when the line is unknown.
  static String file(SourceLine at) {
    return escape(at.file()) + (at.line() == 0 ? "" : ":" + at.line());
  }

  /// Class, method and line: `Lock.lock:18`.
  static String place(SourceLine at) {
    return method(at) + (at.line() == 0 ? "" : ":" + at.line());
  }
}
