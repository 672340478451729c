/// Protocols, their lifting from bytecode, and the transition systems that come of it.
@org.jspecify.annotations.NullMarked
module dev.heddle.model {
  requires static transitive org.jspecify;

  exports dev.heddle.protocol;
  exports dev.heddle.model;
  exports dev.heddle.model.conformance;
  exports dev.heddle.model.jvm;
  exports dev.heddle.model.mutate;
  exports dev.heddle.model.system;
}
