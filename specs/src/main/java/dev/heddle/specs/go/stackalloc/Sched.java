package dev.heddle.specs.go.stackalloc;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sync;
import org.jspecify.annotations.Nullable;

/// The global scheduler's data, guarded by the lock `sched`.
final class Sched {
  private final G[] heap;

  /// How many Gs of the heap have been given out.
  @Range(to = 15)
  private int allocated;

  private @Nullable G gfree;

  /// An idle M looks at it without the lock: in C it sleeps on a note instead.
  @Sync private @Nullable G ghead;

  private @Nullable G gtail;

  /// How many goroutines are on the run queue.
  @Range(to = 15)
  int gwait;

  /// How many Ms wait for a goroutine.
  @Range(to = 7)
  int mwait;

  /// How many Ms have been created.
  @Range(to = 7)
  int mcount = 1;

  /// A run queue with the first `ready` of the Gs that will ever be.
  Sched(G[] heap, int ready) {
    this.heap = heap;
    for (int i = 0; i < ready; i++) {
      malloc().status = Status.GRUNNABLE;
      gput(heap[i]);
    }
  }

  /// Memory for a G: `malloc(sizeof(G))`.
  @NoSplit
  G malloc() {
    return heap[allocated++];
  }

  /// Whether some goroutine can run.
  @NoSplit
  boolean work() {
    return ghead != null;
  }

  /// Puts `g` on the run queue.
  void gput(G g) {
    g.schedlink = null;
    if (gtail == null) {
      ghead = g;
    } else {
      gtail.schedlink = g;
    }
    gtail = g;
    gwait++;
  }

  /// Takes a goroutine from the run queue, null when it is empty.
  @Nullable G gget() {
    G g = ghead;
    if (g != null) {
      ghead = g.schedlink;
      g.schedlink = null;
      if (ghead == null) {
        gtail = null;
      }
      gwait--;
    }
    return g;
  }

  /// Puts the dead `g` on the free list.
  void gfput(G g) {
    g.schedlink = gfree;
    gfree = g;
  }

  /// Whether the run queue and the free list are lists of what they should be, and as long.
  @NoSplit
  boolean isConsistent() {
    int dead = 0;
    for (G g : heap) {
      dead += g.status == Status.GDEAD ? 1 : 0;
    }
    return isList(ghead, gtail, Status.GRUNNABLE, gwait) && isList(gfree, null, Status.GDEAD, dead);
  }

  /// Whether `length` Gs of that status are linked from `head` on, the last of them `tail` if
  /// given.
  @NoSplit
  private static boolean isList(@Nullable G head, @Nullable G tail, Status status, int length) {
    G last = null;
    G g = head;
    for (int i = 0; i < length; i++) {
      if (g == null || g.status != status) {
        return false;
      }
      last = g;
      g = g.schedlink;
    }
    return g == null && (tail == null || tail == last);
  }

  /// Takes a dead G with its stack from the free list, null when there is none.
  @Nullable G gfget() {
    G g = gfree;
    if (g != null) {
      gfree = g.schedlink;
      g.schedlink = null;
    }
    return g;
  }
}
