package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// A strand may wait here for ever: in a strand class so marked, or anywhere inside a call of a
/// method so marked, being blocked is no deadlock.
@Retention(RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface MayRest {}
