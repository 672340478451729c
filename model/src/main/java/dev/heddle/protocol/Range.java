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

  /// The greatest value.
  long to();
}
