package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The field of a lock that names the [Runner] that holds it, or null. With [Acquires] it gives the
/// wait-for graph of partial deadlocks.
@Retention(RUNTIME)
@Target({ElementType.FIELD})
public @interface Owner {}
