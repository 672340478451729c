package dev.heddle.bench.versus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes maps, lists, texts and numbers as JSON.
final class Json {
  private Json() {}

  static String text(Object value) {
    return text(value, "\n") + "\n";
  }

  private static String text(Object value, String newLine) {
    String inner = newLine + "  ";
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> inner + quoted(e.getKey().toString()) + ": " + text(e.getValue(), inner))
              .collect(Collectors.joining(",", "{", newLine + "}"));
      case List<?> list ->
          list.stream()
              .map(each -> inner + text(each, inner))
              .collect(Collectors.joining(",", "[", newLine + "]"));
      case Double number -> String.format(Locale.ROOT, "%.3f", number);
      case Number number -> number.toString();
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c < ' ' ? ' ' : c);
    }
    return quoted.append('"').toString();
  }
}
