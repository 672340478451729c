/// Counterexamples for people and for tools: as ITF JSON, and as text on a terminal.
@org.jspecify.annotations.NullMarked
module dev.heddle.counterexamples {
  requires static transitive org.jspecify;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires transitive dev.heddle.checker;

  exports dev.heddle.counterexamples;
  exports dev.heddle.counterexamples.format;
  exports dev.heddle.counterexamples.review;
  exports dev.heddle.counterexamples.states;
}
