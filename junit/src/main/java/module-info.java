/// Protocol checks as ordinary tests, with JUnit 5 and jqwik.
@org.jspecify.annotations.NullMarked
module dev.heddle.junit {
  requires static transitive net.jqwik.api;
  requires static transitive org.jspecify;
  requires org.junit.platform.engine;
  requires org.opentest4j;
  requires transitive dev.heddle.counterexamples;
  requires transitive org.junit.jupiter.api;

  exports dev.heddle.junit;
  exports dev.heddle.junit.jqwik;

  provides org.junit.platform.engine.TestEngine with
      dev.heddle.junit.engine.HeddleTestEngine;
}
