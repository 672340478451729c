package dev.heddle.checker.verdict;

import dev.heddle.model.system.Property;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What has become of one witness.
///
/// @param witness the situation to be reached
/// @param depth the least distance from the initial state at which a state is in it; in a random
///   simulation, the length of the walk that was first to reach it; empty when none has
/// @param trace a shortest way there, if it was asked for and there is one
public record Sighting(Property witness, OptionalInt depth, @Nullable Trace trace) {}
