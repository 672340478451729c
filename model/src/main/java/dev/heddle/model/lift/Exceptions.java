package dev.heddle.model.lift;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.system.FlawKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Exceptions: built by a protocol only to be thrown, which ends the run as an error.
final class Exceptions {
  private final MethodLifter method;

  Exceptions(MethodLifter method) {
    this.method = method;
  }

  /// A call of a constructor.
  void construct(List<Symbol> arguments) {
    Symbol target = arguments.getFirst();
    if (!(target instanceof Symbol.Thrown(var type, _))) {
      throw method.reject(
          "An object is created while the protocol runs.",
          "Build objects in the constructor of the protocol.");
    }
    Symbol.Text text = arguments.size() > 1 ? Library.asText(arguments.get(1)) : null;
    Symbol built = new Symbol.Thrown(type, text);
    method.frame.rewrite(symbol -> symbol.equals(target) ? built : symbol);
  }

  /// A throw: the step is an error.
  void raise(Symbol exception) {
    if (!(exception instanceof Symbol.Thrown(var type, var text))) {
      throw method.reject(
          "Something else than a new exception is thrown.", "Write `throw new X(\"message\")`.");
    }
    boolean assertion = type.equals("AssertionError");
    String message = text == null ? "" : text.text();
    if (assertion) {
      fail(FlawKind.ASSERTION, message.isEmpty() ? "assertion failed" : message, text);
    } else {
      fail(FlawKind.EXCEPTION, message.isEmpty() ? type : type + ": " + message, text);
    }
  }

  private void fail(FlawKind kind, String message, Symbol.@Nullable Text text) {
    if (text != null && !text.subjects().isEmpty()) {
      method.checks.that(Expr.of(0), kind, new Symbol.Text(message, text.subjects()));
    } else {
      method.end(new Exit.Fail(kind, message.replace("%%", "%")));
    }
  }
}
