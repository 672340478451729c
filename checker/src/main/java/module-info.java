/// From a transition system to a verdict.
@org.jspecify.annotations.NullMarked
module dev.heddle.checker {
  requires transitive dev.heddle.model;
  requires static transitive org.jspecify;

  exports dev.heddle.checker;
  exports dev.heddle.checker.schedule;
  exports dev.heddle.checker.verdict;
}
