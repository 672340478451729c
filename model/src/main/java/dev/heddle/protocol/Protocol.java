package dev.heddle.protocol;

/// The root of a protocol: the object from which every other object of the model is reached.
///
/// A protocol is an object graph that constructors really build. Every object reachable from the
/// root is an *entity*; the non-final fields of entities are the state variables, their final
/// fields are constants. While a protocol runs nothing is allocated, so pools are built here, in
/// the constructor.
///
/// A protocol is configured by the parameters of its only public constructor: `int`, `boolean`,
/// `String` and enum parameters can be given from the command line by name.
public interface Protocol {}
