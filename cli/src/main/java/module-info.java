/// The `heddle` program: the only module that prints, exits and reads system properties.
@org.jspecify.annotations.NullMarked
module dev.heddle.cli {
  requires dev.heddle.checker;
  requires dev.heddle.counterexamples;
  requires dev.heddle.model;
  requires dev.heddle.specs;
  requires info.picocli;
  requires java.compiler;
  requires jdk.unsupported;
  requires org.jline.reader;
  requires tools.jackson.core;
  requires static transitive org.jspecify;

  opens dev.heddle.cli to
      info.picocli;
}
