package dev.heddle.junit;

import dev.heddle.checker.verdict.Statistics;

/// A protocol in which nothing is wrong, in any state.
public final class Holding extends Result<Holding> {
  Holding(String name, Statistics statistics) {
    super(name, statistics);
  }

  @Override
  Holding self() {
    return this;
  }
}
