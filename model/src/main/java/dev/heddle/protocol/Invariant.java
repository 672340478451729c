package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// A `boolean` method without parameters that is true in every reachable state, of every entity of
/// its class. It may read, not write.
@Retention(RUNTIME)
@Target({ElementType.METHOD})
public @interface Invariant {

  /// What the property says, in the words of the protocol; its name when empty.
  String value() default "";
}
