package dev.heddle.model.lift;

import dev.heddle.model.graph.Region;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Type;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a value on the operand stack or in a local slot.
sealed interface Symbol {

  /// Whether it takes two words of the operand stack.
  default boolean isLong() {
    return this instanceof Scalar(var expr, _, _) && expr.type() == Type.LONG;
  }

  /// A number: an integer, a boolean, or a reference to an entity.
  ///
  /// @param bound for a reference, entities beyond which it does not lead; or null
  record Scalar(Expr expr, Shape shape, @Nullable Domain bound) implements Symbol {
    static Scalar of(Expr expr) {
      return new Scalar(expr, Shape.INTEGER, null);
    }

    static Scalar reference(Expr expr, @Nullable Domain bound) {
      return new Scalar(expr, Shape.REFERENCE, bound);
    }
  }

  /// An array: `region` with another first slot.
  record Elements(Region region, Expr base) implements Symbol {}

  /// A string constant; each `%s` in it stands for the value of the next of `subjects`.
  record Text(String text, List<Scalar> subjects) implements Symbol {
    /// A text in which nothing varies.
    static Text of(String text) {
      return new Text(text, List.of());
    }
  }

  /// A lambda or a method reference: the method that it runs, and what it captured.
  record Lambda(Method body, List<Symbol> captured) implements Symbol {}

  /// An exception under construction.
  ///
  /// @param message null before the constructor has run, and for one without a message
  record Thrown(String type, @Nullable Text message) implements Symbol {}

  /// Something that must not be touched.
  record Opaque(String what) implements Symbol {}
}
