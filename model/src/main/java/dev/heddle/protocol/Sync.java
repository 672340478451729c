package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// A field by which strands synchronise, like a `volatile` one, but without a scheduling point
/// before each access: where other strands may run is up to the author, who has put an access into
/// one step with what goes on around it. No two accesses to it are a data race.
///
/// Meant for the word of a lock, whose release needs no point; for what the kernel or a
/// compare-and-swap does in one go with the statement before it; and for variables of the proof
/// that the original does not have. An [Owner] is such a field without saying so.
@Retention(RUNTIME)
@Target({ElementType.FIELD})
public @interface Sync {}
