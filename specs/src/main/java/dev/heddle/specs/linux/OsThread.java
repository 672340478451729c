package dev.heddle.specs.linux;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Runner;

/// An OS thread, as the kernel knows it.
public interface OsThread extends Runner {

  /// Its number, from 0.
  @NoSplit
  int tid();
}
