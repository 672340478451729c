package dev.heddle.specs.classics;

import static dev.heddle.protocol.Heddle.point;

import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Lock;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Sometimes;
import dev.heddle.protocol.Strand;

/// Dijkstra's philosophers: each takes the fork on its right, then the one on its left, and eats.
///
/// When all have taken their right forks, each waits for its neighbour: a cycle in the wait-for
/// graph of the forks. One philosopher who begins on the left breaks it.
public final class DiningPhilosophers implements Protocol {
  final Fork[] forks;
  final Philosopher[] philosophers;

  /// @param seats how many dine, at least 2
  /// @param lefthanded whether the last of them takes the left fork first
  public DiningPhilosophers(int seats, boolean lefthanded) {
    forks = new Fork[seats];
    for (int i = 0; i < seats; i++) {
      forks[i] = new Fork(i);
    }
    philosophers = new Philosopher[seats];
    for (int i = 0; i < seats; i++) {
      Fork right = forks[i];
      Fork left = forks[(i + 1) % seats];
      boolean lefty = lefthanded && i == seats - 1;
      philosophers[i] = new Philosopher(i, lefty ? left : right, lefty ? right : left);
    }
  }

  @Invariant("neighbours do not eat at the same time")
  boolean forksAreNotShared() {
    for (int i = 0; i < philosophers.length; i++) {
      if (philosophers[i].eating && philosophers[(i + 1) % philosophers.length].eating) {
        return false;
      }
    }
    return true;
  }

  static final class Fork extends Lock {
    private final int number;

    Fork(int number) {
      this.number = number;
    }

    @Override
    public String toString() {
      return "fork " + number;
    }
  }

  static final class Philosopher extends Strand {
    private final int seat;
    private final Fork first;
    private final Fork second;
    boolean eating;

    Philosopher(int seat, Fork first, Fork second) {
      this.seat = seat;
      this.first = first;
      this.second = second;
    }

    @Override
    protected void run() {
      for (; ; ) {
        first.lock();
        second.lock();
        eating = true;
        point();
        eating = false;
        second.unlock();
        first.unlock();
      }
    }

    @Sometimes("the philosopher eats")
    boolean eats() {
      return eating;
    }

    @Override
    public String toString() {
      return "philosopher " + seat;
    }
  }
}
