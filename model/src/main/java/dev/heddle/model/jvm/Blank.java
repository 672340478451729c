package dev.heddle.model.jvm;

/// The parameter of constructors that initialise nothing, which woven classes have so that objects
/// can be copied into them. There is no object of this class.
public final class Blank {
  private Blank() {}
}
