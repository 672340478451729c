package dev.heddle.model.system;

import java.util.Map;

/// One activation of a method on the stack of a strand.
///
/// @param at where this activation stands: the line of the call it makes, or of its next step
/// @param systemStack whether it runs on the system stack
/// @param split whether its call split the stack, so that it stands on a segment of its own
/// @param locals the values of its live locals by name
public record Frame(SourceLine at, boolean systemStack, boolean split, Map<String, Value> locals) {

  /// A frame whose call found room on the stack.
  public Frame(SourceLine at, boolean systemStack, Map<String, Value> locals) {
    this(at, systemStack, false, locals);
  }
}
