package dev.heddle.model.ir;

/// An object of the protocol. Its number is its index in [Machine#entities].
///
/// @param name how people know it: `m0`, `sched.lock`, `RUNNING`
/// @param type the simple name of its class
public record Entity(String name, String type) {}
