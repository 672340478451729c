package dev.heddle.checker.store;

import org.jspecify.annotations.Nullable;

/// Gathers the second words of all states of a [Store] that have two.
final class UpperWords {

  /// Numbers that threads may have claimed and not used, and those of words to come: for one word
  /// that there is.
  private static final int HEADROOM = 4;

  private static final int BATCH = 1024;

  private final Store states;
  private final Dictionary words;
  private final Interner interner;

  private UpperWords(Store states, Store.Sizes sizes) {
    this.states = states;
    words = new Dictionary(1, sizes, states.memory());
    words.allowBits(Integer.SIZE);
    interner = words.interner();
    interner.enlarge(BATCH);
  }

  /// A dictionary of them, that allows some more, or null when there is no memory for it.
  static @Nullable Dictionary of(Store states, Store.Sizes sizes) {
    return new UpperWords(states, sizes).gather();
  }

  private @Nullable Dictionary gather() {
    Arena arena = states.arena();
    long end = arena.claimed();
    for (long first = 0; first < end; ) {
      long chunkEnd = (long) (arena.chunkOf(first) + 1) * arena.chunkLength();
      int count = (int) Math.min(BATCH, Math.min(end, chunkEnd) - first);
      if (!add(arena.chunk(first), arena.place(first), count)) {
        words.drop();
        return null;
      }
      first += count;
    }
    words.allowBits(Long.SIZE - Long.numberOfLeadingZeros(HEADROOM * words.claimed()));
    return words;
  }

  /// Adds the second words of some states, unless there is no room. A number that is claimed and
  /// not used gives 0, which does no harm.
  private boolean add(long[] chunk, int from, int count) {
    for (int i = 0; i < count; i++) {
      interner.halves()[i] = chunk[from + 2 * i + 1];
    }
    interner.prepare(count);
    while (!interner.find()) {
      if (words.claim(interner) != Room.GRANTED && !(words.lacksIndex() && words.growIndex())) {
        return false;
      }
    }
    return true;
  }
}
