package dev.heddle.cli.mutate;

import dev.heddle.model.mutate.Mutation;

/// A mutation that was checked.
///
/// @param mutation what is changed
/// @param source the line of source that is changed, without indentation; empty when not found
/// @param fate what becomes of it
/// @param how what shows that: the property that is violated, what is the same, how much is not
public record Mutant(Mutation mutation, String source, Fate fate, String how) {}
