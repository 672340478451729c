package dev.heddle.protocol;

/// What a processor executes and what owns a lock: a [Carrier], or a [Strand] that needs none.
public interface Runner {}
