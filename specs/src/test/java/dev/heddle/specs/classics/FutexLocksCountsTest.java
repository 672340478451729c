package dev.heddle.specs.classics;

import static dev.heddle.specs.Enumeration.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.specs.Enumeration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both futex locks as automata written by hand from the C code of `linux/thread.c`.
final class FutexLocksCountsTest {

  /// What a thread is about to do.
  private enum Pc {
    READ,
    TAKE,
    REGISTER,
    SLEEP,
    ASLEEP,
    READ_BACK,
    DEREGISTER,
    INSIDE,
    READ_OUT,
    RELEASE,
    WAKE,
    END,
    // The three-state lock only.
    SWAP_LOCKED,
    LOOK,
    GRAB,
    LOOK_AGAIN,
    GRAB_AGAIN,
    SWAP_SLEEPING,
    SWAP_UNLOCKED
  }

  /// @param v the value that it remembers of the word, 0 when none
  /// @param round how many rounds it has done
  private record Locker(Pc pc, int v, int round, boolean asleep) {
    Locker at(Pc pc, int v) {
      return new Locker(pc, v, round, asleep);
    }

    Locker at(Pc pc) {
      return at(pc, 0);
    }
  }

  private record World(int key, List<Locker> lockers) {}

  /// @param forgets the mutant: grabs with 1 whatever it has seen, so it need not remember it
  private record Lock(boolean counts, boolean forgets, int rounds, boolean spurious) {
    Pc entry() {
      return counts ? Pc.READ : Pc.SWAP_LOCKED;
    }

    Locker done(Locker t) {
      int round = t.round + 1;
      return round == rounds
          ? new Locker(Pc.END, 0, 0, t.asleep)
          : new Locker(entry(), 0, round, t.asleep);
    }

    List<World> next(World w) {
      List<World> next = new ArrayList<>();
      for (int i = 0; i < w.lockers.size(); i++) {
        step(w, i, w.lockers.get(i), next);
      }
      return next;
    }

    private void step(World w, int i, Locker t, List<World> next) {
      int key = w.key;
      int v = t.v;
      switch (t.pc) {
        case END -> {}
        case SLEEP ->
            to(
                next,
                w,
                i,
                key,
                key == v
                    ? new Locker(Pc.ASLEEP, 0, t.round, true)
                    : t.at(awake(), counts || forgets ? 0 : 2));
        case ASLEEP -> {
          if (spurious || !t.asleep) {
            to(next, w, i, key, new Locker(awake(), counts || forgets ? 0 : 2, t.round, false));
          }
        }
        case WAKE -> {
          boolean any = false;
          for (int j = 0; j < w.lockers.size(); j++) {
            if (w.lockers.get(j).asleep) {
              any = true;
              Locker sleeper = w.lockers.get(j);
              Locker woken = new Locker(sleeper.pc, sleeper.v, sleeper.round, false);
              to(next, new World(key, with(w.lockers, j, woken)), i, key, done(t));
            }
          }
          if (!any) {
            to(next, w, i, key, done(t));
          }
        }
        // The count lock.
        case READ -> to(next, w, i, key, t.at(key % 2 == 0 ? Pc.TAKE : Pc.REGISTER, key));
        case TAKE -> to(next, w, i, key == v ? v + 1 : key, t.at(key == v ? Pc.INSIDE : Pc.READ));
        case REGISTER ->
            to(
                next,
                w,
                i,
                key == v ? v + 2 : key,
                key == v ? t.at(Pc.SLEEP, v + 2) : t.at(Pc.READ));
        case READ_BACK -> to(next, w, i, key, t.at(Pc.DEREGISTER, key));
        case DEREGISTER ->
            to(next, w, i, key == v ? v - 2 : key, t.at(key == v ? Pc.READ : Pc.READ_BACK));
        case READ_OUT -> to(next, w, i, key, t.at(Pc.RELEASE, key));
        case RELEASE ->
            to(
                next,
                w,
                i,
                key == v ? v - 1 : key,
                key != v ? t.at(Pc.READ_OUT) : v > 1 ? t.at(Pc.WAKE) : done(t));
        case INSIDE -> to(next, w, i, key, t.at(counts ? Pc.READ_OUT : Pc.SWAP_UNLOCKED));
        // The three-state lock; v is `wait`.
        case SWAP_LOCKED ->
            to(next, w, i, 1, key == 0 ? t.at(Pc.INSIDE) : t.at(Pc.LOOK, forgets ? 0 : key));
        case LOOK -> to(next, w, i, key, t.at(key == 0 ? Pc.GRAB : Pc.LOOK_AGAIN, v));
        case GRAB -> grab(w, i, t, next, Pc.LOOK);
        case LOOK_AGAIN ->
            to(next, w, i, key, key == 0 ? t.at(Pc.GRAB_AGAIN, v) : t.at(Pc.SWAP_SLEEPING));
        case GRAB_AGAIN -> grab(w, i, t, next, Pc.LOOK_AGAIN);
        case SWAP_SLEEPING -> to(next, w, i, 2, key == 0 ? t.at(Pc.INSIDE) : t.at(Pc.SLEEP, 2));
        case SWAP_UNLOCKED -> to(next, w, i, 0, key == 2 ? t.at(Pc.WAKE) : done(t));
      }
    }

    private Pc awake() {
      return counts ? Pc.READ_BACK : Pc.LOOK;
    }

    private void grab(World w, int i, Locker t, List<World> next, Pc otherwise) {
      if (w.key == 0) {
        to(next, w, i, forgets ? 1 : t.v, t.at(Pc.INSIDE));
      } else {
        to(next, w, i, w.key, t.at(otherwise, t.v));
      }
    }

    private static void to(List<World> next, World w, int i, int key, Locker t) {
      next.add(new World(key, with(w.lockers, i, t)));
    }

    Enumeration count(int threads) {
      return Enumeration.of(
          new World(0, Collections.nCopies(threads, new Locker(entry(), 0, 0, false))),
          this::next,
          w -> w.lockers.stream().allMatch(t -> t.pc == Pc.END),
          w -> w.lockers.stream().filter(t -> t.pc == Pc.INSIDE).count() > 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, 1, false, holds, 2361, 5745, 21",
    "true, false, 2, false, holds, 27419, 73959, 37",
    "true, false, 2, true, holds, 30623, 88023, 37",
    "false, false, 1, false, holds, 1740, 4035, 18",
    "false, false, 2, false, holds, 18320, 48537, 27",
    "false, false, 2, true, holds, 21728, 61509, 27",
    "false, true, 1, false, stuck, 1160, 2514, 14",
  })
  void three_threads_exclude_each_other_and_only_the_mutant_loses_a_sleeper(
      boolean counts,
      boolean forgets,
      int rounds,
      boolean spurious,
      String end,
      int states,
      int transitions,
      int depth) {
    assertEquals(
        new Enumeration(end, states, transitions, depth),
        new Lock(counts, forgets, rounds, spurious).count(3));
  }
}
