package dev.heddle.cli.job;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One thing to check.
///
/// @param name what names it in tables and files: `go.stackalloc/before`, `Peterson`
/// @param about what it shows, one line; empty when nobody said
/// @param size how long it takes: `small`, `medium`, `large`
/// @param expected what the manifest expects, or null when nothing is expected
/// @param lift lifts the protocol; throws a [dev.heddle.model.Rejection] or a complaint
/// @param races whether to look for data races when nothing else is wrong
public record Job(
    String name,
    String about,
    String size,
    @Nullable Expected expected,
    Supplier<Checkable> lift,
    boolean races) {

  /// A job in which data races are looked for.
  public Job(
      String name,
      String about,
      String size,
      @Nullable Expected expected,
      Supplier<Checkable> lift) {
    this(name, about, size, expected, lift, true);
  }

  /// A job of which nothing is known but its protocol.
  public static Job of(String name, Supplier<Checkable> lift) {
    return new Job(name, "", "small", null, lift);
  }

  /// The same job without an expectation.
  public Job unexpected() {
    return new Job(name, about, size, null, lift, races);
  }

  /// Whether it is left out unless it is asked for.
  public boolean large() {
    return size.equals("large");
  }

  /// Whether `prefix` names it: all of it, or a part that ends before a `.` or a `/`.
  public boolean answersTo(String prefix) {
    if (!name.startsWith(prefix)) {
      return false;
    }
    if (name.length() == prefix.length()) {
      return true;
    }
    char next = name.charAt(prefix.length());
    return next == '.' || next == '/';
  }
}
