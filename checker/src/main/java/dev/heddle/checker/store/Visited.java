package dev.heddle.checker.store;

import dev.heddle.checker.verdict.Storage;

/// The states that a search has found. Exact: no state is ever taken for another.
///
/// Threads add states through their [Inserter]s, and read them by [#read]. All other methods are
/// for the thread that leads the search, while no thread inserts, except [#claim].
public sealed interface Visited permits Store, QueuedStore {

  /// The inserter of one thread.
  Inserter inserter(int thread);

  /// Gives an inserter that lacks room some more, or says why not.
  Room claim(Inserter inserter);

  /// After a claim was refused for a limit: takes back what other threads have left of their
  /// blocks. Returns false when that is nothing.
  boolean reclaim(Room refusal);

  /// After a claim was refused for [Room#INDEX_FULL]: begins to grow, or returns false when the
  /// budget does not allow that. Then threads call [#grow], and one [#endGrowth].
  boolean beginGrowth();

  /// Takes part in growing.
  ///
  /// @param alone whether no other thread does
  void grow(boolean alone);

  /// Ends growing.
  void endGrowth();

  /// Ends a level: the states added since the last call are its states.
  void endLevel();

  /// Ends the search: no state can be added any more, and what is only needed for that goes.
  /// Allocates nothing, for memory may be out.
  void endSearch();

  /// Whether it is known after the search which states lie at which distance.
  boolean keepsLevels();

  /// After the search: makes the runs of a level readable.
  ///
  /// @throws OutOfMemoryError when the search ended for that in the midst of moving states
  /// @throws IllegalStateException when this [#keepsLevels] not
  void recall(int level);

  /// Points `cursor` to the states of a run: one of the level being expanded, or of one recalled.
  void read(long run, Cursor cursor);

  /// The distances of the states.
  Levels levels();

  /// Bytes allocated for the states and all that finds them.
  long bytes();

  /// What this is; not [Storage#AUTOMATIC].
  Storage storage();
}
