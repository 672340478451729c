package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// How many activations of a recursive method may be live in one strand; 4 where it is absent.
/// Going deeper is reported as a fault of the model, never ignored.
@Retention(RUNTIME)
@Target({ElementType.METHOD})
public @interface Depth {

  /// The greatest number of live activations.
  int value();
}
