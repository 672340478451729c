package dev.heddle.model.ir;

/// One call string: a method called from a line of another activation.
///
/// @param caller index of the calling activation in [Program#activations], -1 for `run()`
/// @param callLine the line of the call in the caller
/// @param type the simple name of the class that declares the method
/// @param method the method's name
/// @param path the source file below its source root: `a/b/Lock.java`
/// @param systemStack whether it runs on the system stack
public record Activation(
    int caller, int callLine, String type, String method, String path, boolean systemStack) {}
