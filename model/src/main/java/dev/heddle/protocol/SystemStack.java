package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// Runs on the system stack, where nothing splits: a strand class such as Go's g0, or a method
/// entered by a stack switch such as Go's `mcall`.
@Retention(RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface SystemStack {}
