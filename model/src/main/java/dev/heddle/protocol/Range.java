package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The values that an integer field, or each element of an integer array, may hold. Mandatory for
/// `int` and `long`. Leaving the range is a violation, never a wrap-around.
@Retention(RUNTIME)
@Target({ElementType.FIELD})
public @interface Range {

  /// The least value.
  long from() default 0;

  /// The greatest value. Either this or [#upTo] must be given.
  long to() default Long.MIN_VALUE;

  /// The greatest value where it depends on the configuration: the name of a final integer field of
  /// the same object, or that of a final array followed by `.length`, as in `upTo = "ms.length"`.
  /// Of several objects, the one with the greatest counts for all.
  String upTo() default "";
}
