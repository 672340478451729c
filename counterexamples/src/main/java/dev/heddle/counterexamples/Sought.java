package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Step;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The kind of violation that a smaller counterexample has to show, too: the same property or, for
/// an error of a step, one of the same kind in the same method, with the same message but for the
/// numbers in it. The object that has the property may be another.
///
/// @param flaw what is wrong in the counterexample to be shrunk
/// @param failsIn the method in which its last step fails, or null when the flaw lies in a state
public record Sought(Flaw flaw, @Nullable String failsIn) {

  /// What a document shows.
  public static Sought of(TraceDocument document) {
    return new Sought(document.flaw(), failsIn(document.failingStep()));
  }

  /// Whether a trace shows it.
  public boolean isIn(Flaw found, Trace trace) {
    boolean fails = trace.steps().size() == trace.states().size();
    return is(found, fails ? trace.steps().getLast() : null);
  }

  /// Whether a flaw is it.
  ///
  /// @param failing the step that is itself the flaw, or null
  boolean is(Flaw found, @Nullable Step failing) {
    return found.kind() == flaw.kind()
        && withoutOwner(found.property()).equals(withoutOwner(flaw.property()))
        && withoutNumbers(found.message()).equals(withoutNumbers(flaw.message()))
        && Objects.equals(failsIn, failsIn(failing));
  }

  private static @Nullable String failsIn(@Nullable Step step) {
    if (step == null) {
      return null;
    }
    var at = step.path().isEmpty() ? step.at() : step.path().getLast();
    return at.type() + "." + at.method();
  }

  /// Checks of different things may fail in one method, and only their messages tell them apart;
  /// but a message may name objects and values, which are others in another configuration.
  private static String withoutNumbers(String message) {
    var text = new StringBuilder();
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit || text.isEmpty() || text.charAt(text.length() - 1) != '0') {
        text.append(digit ? '0' : c);
      }
    }
    return text.toString();
  }

  private static String withoutOwner(String property) {
    int of = property.indexOf(" of ");
    return of < 0 ? property : property.substring(0, of);
  }
}
