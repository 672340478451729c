package dev.heddle.checker.store;

/// A block of numbers of an [Arena], and the places that go with them, which one thread fills.
abstract sealed class Block permits Inserter, Interner {
  private final LongLog runs = new LongLog();
  private Arena arena;
  private final int words;
  long[] chunk = new long[0];
  long number; // of the element at `next`
  int next;
  int end;
  private int unlisted; // elements before `next` that no run lists yet

  /// No block yet.
  ///
  /// @param words longs of one element
  Block(Arena arena, int words) {
    this.arena = arena;
    this.words = words;
  }

  /// Takes a block of numbers, when the last is used up.
  final void take(long first, int length) {
    list();
    chunk = arena.chunk(first);
    number = first;
    next = arena.place(first);
    end = next + length * words;
  }

  /// Writes an element to `next`, which does not count as there yet.
  final void write(long[] elements, int at) {
    for (int i = 0; i < words; i++) {
      chunk[next + i] = elements[at + i];
    }
  }

  /// Counts the element at `next` as there.
  final void advance() {
    next += words;
    number++;
    unlisted++;
  }

  /// Hands what is left of the block back to the arena.
  final void giveBack() {
    list();
    if (next < end) {
      arena.giveBack(number, (end - next) / words);
      end = next;
    }
  }

  /// Goes on in another arena, without what is left of the block. What has been added is listed.
  final void moveTo(Arena other) {
    list();
    arena = other;
    end = next;
  }

  /// Moves the runs added since the last call to `levels`, and returns how many elements they have.
  final long drainTo(LongLog levels) {
    list();
    long elements = 0;
    for (int i = 0; i < runs.size(); i++) {
      levels.add(runs.get(i));
      elements += Run.length(runs.get(i));
    }
    runs.clear();
    return elements;
  }

  private void list() {
    if (unlisted > 0) {
      runs.add(Run.of(number - unlisted, unlisted));
      unlisted = 0;
    }
  }
}
