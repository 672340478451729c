package dev.heddle.model.ir;

/// A local of a program.
///
/// @param name as in the source, or empty for a temporary
/// @param activation whose local it is, an index in [Program#activations]
public record Variable(String name, Type type, Shape shape, int activation) {}
