package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// One step: a scheduling point before the call, none inside, whatever it touches.
@Retention(RUNTIME)
@Target({ElementType.METHOD})
public @interface Atomic {}
