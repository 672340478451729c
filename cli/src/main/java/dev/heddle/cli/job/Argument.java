package dev.heddle.cli.job;

import dev.heddle.cli.outcome.Complaint;
import org.jspecify.annotations.Nullable;

/// One value of a configuration, read as its parameter's type wants it.
final class Argument {
  private Argument() {}

  /// `text` as a value of `type`.
  ///
  /// @param owner the protocol's name, for the complaint
  static Object parse(String owner, String name, Class<?> type, String text) {
    var value = convert(type, text);
    if (value == null) {
      throw Complaint.usage(
          owner + "'s parameter " + name + " is " + kind(type) + "; " + text + " is none.");
    }
    return value;
  }

  /// What values `type` has, in words.
  static String kind(Class<?> type) {
    if (type.isEnum()) {
      var text = new StringBuilder("one of ");
      Object[] constants = type.getEnumConstants();
      for (int i = 0; i < constants.length; i++) {
        text.append(i == 0 ? "" : " ").append(((Enum<?>) constants[i]).name());
      }
      return text.toString();
    }
    return switch (type.getName()) {
      case "int", "long" -> "an " + (type == long.class ? "integer of 64 bits" : "integer");
      case "boolean" -> "true or false";
      case "java.lang.String" -> "a text";
      default -> "a " + type.getSimpleName() + ", which cannot be given on the command line";
    };
  }

  private static @Nullable Object convert(Class<?> type, String text) {
    if (type.isEnum()) {
      return constant(type, text);
    }
    try {
      return switch (type.getName()) {
        case "int" -> Integer.valueOf(text);
        case "long" -> Long.valueOf(text);
        case "boolean" -> truth(text);
        case "java.lang.String" -> text;
        default -> null;
      };
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static @Nullable Boolean truth(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static @Nullable Object constant(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    return null;
  }
}
