package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceText;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.SourceLine;
import java.util.Locale;

/// Words that several formats use, free of control characters and of bounded length.
final class Labels {
  private static final int MOST_NAME = 60;
  private static final int MOST_PHRASE = 160;
  private static final int MOST_SENTENCES = 2_000;

  private Labels() {}

  /// A name of a strand, lock, job or method.
  static String name(String text) {
    return text.isEmpty() ? "(no name)" : cut(text, MOST_NAME);
  }

  /// What a step does, and the like.
  static String phrase(String text) {
    return cut(text, MOST_PHRASE);
  }

  /// One or more sentences.
  static String sentences(String text) {
    return cut(text, MOST_SENTENCES);
  }

  /// What is wrong, in one line.
  static String summary(TraceDocument document) {
    return sentences(TraceText.summary(document));
  }

  /// Class, method and line: `Lock.lock:18`.
  static String place(SourceLine at) {
    return cut(at.type() + "." + at.method(), MOST_NAME) + (at.line() == 0 ? "" : ":" + at.line());
  }

  /// The kind as an identifier: `partial-deadlock`.
  static String id(FlawKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String cut(String text, int most) {
    // Long enough for whatever is kept, so that hostile lengths cost nothing.
    var head = text.length() > 2 * most + 2 ? text.substring(0, 2 * most + 2) : text;
    var shown = TraceText.printable(head);
    if (shown.codePointCount(0, shown.length()) <= most) {
      return shown;
    }
    return shown.substring(0, shown.offsetByCodePoints(0, most - 1)) + "…";
  }
}
