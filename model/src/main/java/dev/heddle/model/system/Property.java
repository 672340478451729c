package dev.heddle.model.system;

/// A claim about every reachable state or, when its kind is [FlawKind#WITNESS], a situation that
/// some reachable state has to be in.
///
/// @param name what names it in a verdict: `Peterson.mutualExclusion`
/// @param text what it says, in the words of the protocol
/// @param kind what kind of flaw its violation is
public record Property(String name, String text, FlawKind kind) {}
