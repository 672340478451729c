package dev.heddle.checker.explore;

import dev.heddle.checker.store.Move;
import dev.heddle.checker.store.Moving;
import dev.heddle.checker.store.QueuedStore;
import dev.heddle.checker.store.QuotientMove;
import dev.heddle.checker.store.Room;
import dev.heddle.checker.store.Store;
import dev.heddle.checker.store.Visited;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.model.system.TransitionSystem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Has the store of a search, and makes room in it, or moves all states to another. For the leader,
/// but for [#store].
final class Storekeeper {
  private final TransitionSystem system;
  private final Settings settings;
  private final Tickets tickets;
  private final List<Worker> workers;
  private volatile Visited store;

  Storekeeper(
      Store store,
      TransitionSystem system,
      Settings settings,
      Tickets tickets,
      List<Worker> workers) {
    this.store = store;
    this.system = system;
    this.settings = settings;
    this.tickets = tickets;
    this.workers = workers;
  }

  /// Where the states are now.
  Visited store() {
    return store;
  }

  /// Makes room, or returns false when there is none to be made.
  ///
  /// @param shared whether the crew works on this level
  boolean makeRoom(Crew crew, boolean shared, Room lack) {
    if (lack == Room.INDEX_FULL && wantsCompact()) {
      return moveToCompact();
    }
    if (lack == Room.INDEX_FULL && wantsQuotient() && moveToQuotient(crew)) {
      return true;
    }
    if (lack == Room.INDEX_FULL && store.beginGrowth()) {
      boolean alone = !shared || crew.size() == 1;
      crew.run(shared, _ -> store.grow(alone));
      store.endGrowth();
      return true;
    }
    if (settings.storage() == Storage.AUTOMATIC && lack != Room.STATE_LIMIT && moveToCompact()) {
      return true;
    }
    return store.reclaim(lack);
  }

  private boolean wantsCompact() {
    return settings.storage() == Storage.COMPACT
        && store instanceof Store
        && states() >= settings.moveFrom();
  }

  private boolean wantsQuotient() {
    return switch (settings.storage()) {
      case AUTOMATIC, QUOTIENT -> states() >= settings.moveFrom();
      case ARENA, COMPACT -> false;
    };
  }

  private long states() {
    long states = 0;
    for (Worker worker : workers) {
      states += worker.states();
    }
    return states;
  }

  /// Moves all states to a quotient table, if that pays or is wanted. Returns false when it is not
  /// done.
  private boolean moveToQuotient(Crew crew) {
    Store arena = filledArena();
    if (arena == null) {
      return false;
    }
    Optional<QuotientMove> move =
        QuotientMove.of(moving(arena), settings.storage() == Storage.AUTOMATIC);
    if (move.isEmpty()) {
      return false;
    }
    crew.run(true, i -> move.get().carry(i, crew.size() == 1));
    goOnIn(move.get().end());
    return true;
  }

  /// Moves all states to a compact store, unless they are in an arena no more.
  private boolean moveToCompact() {
    Store arena = filledArena();
    if (arena == null) {
      return false;
    }
    goOnIn(Move.of(moving(arena)));
    return true;
  }

  /// The arena in which all states are, when it has a level; else null.
  private @Nullable Store filledArena() {
    return store instanceof Store arena && arena.levels().count() > 0 ? arena : null;
  }

  private Moving moving(Store arena) {
    return new Moving(
        arena,
        system.bits(),
        settings.threads(),
        settings.maxStates(),
        settings.sizes(),
        tickets::isLeft);
  }

  private void goOnIn(QueuedStore other) {
    store = other;
    tickets.open(other.levels(), other.levels().count() - 1);
    for (Worker worker : workers) {
      worker.moveTo(other);
    }
  }
}
