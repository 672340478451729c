package dev.heddle.model.system;

/// One access of a step to a state variable.
///
/// @param variable its name, with the index where it is an array: `sched.queue[2]`
/// @param write whether it was written
/// @param before the value read, or the value overwritten
/// @param after the value written; equal to `before` for a read
public record Access(String variable, boolean write, Value before, Value after) {}
