package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The method of a lock that waits until its [Owner] lets go. A strand at an `await` inside it
/// waits for the owner of the lock it was called on; a cycle of such waits is a partial deadlock.
@Retention(RUNTIME)
@Target({ElementType.METHOD})
public @interface Acquires {}
