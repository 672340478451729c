package dev.heddle.model.system;

import java.util.Map;

/// One activation of a method on the stack of a strand.
///
/// @param at where this activation stands: the line of the call it makes, or of its next step
/// @param systemStack whether it runs on the system stack
/// @param locals the values of its live locals by name
public record Frame(SourceLine at, boolean systemStack, Map<String, Value> locals) {}
