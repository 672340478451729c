package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// No prologue is woven into calls of this method: Go's `textflag 7`, `#pragma nosplit`.
@Retention(RUNTIME)
@Target({ElementType.METHOD})
public @interface NoSplit {}
