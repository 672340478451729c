package dev.heddle.model.jvm;

import dev.heddle.model.system.StepKind;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Where a strand stands.
///
/// @param kind the kind of point
/// @param mayRest whether it may stand there for ever
/// @param lock the lock that it waits for, or null
/// @param condition what has to hold before it goes on, or null
record Standing(
    StepKind kind, boolean mayRest, @Nullable Object lock, @Nullable BooleanSupplier condition) {}
