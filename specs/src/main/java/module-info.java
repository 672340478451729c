/// Protocols of real runtimes, and classics, each with a broken twin.
///
/// The module is open because a checker reads the fields of a protocol's objects.
@org.jspecify.annotations.NullMarked
open module dev.heddle.specs {
  requires transitive dev.heddle.model;
  requires static transitive org.jspecify;

  exports dev.heddle.specs.classics;
  exports dev.heddle.specs.go.procp;
  exports dev.heddle.specs.go.runtime;
  exports dev.heddle.specs.go.stackalloc;
  exports dev.heddle.specs.linux;
}
