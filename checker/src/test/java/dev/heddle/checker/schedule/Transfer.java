package dev.heddle.checker.schedule;

import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.Lock;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Strand;

/// Money goes from one account to another, with both locked in the order of the transfer: two
/// opposite transfers wait for each other.
final class Transfer implements Protocol {
  final Account one = new Account();
  final Account other = new Account();
  final Strand there = new Clerk(one, other);
  final Strand back = new Clerk(other, one);

  static final class Account {
    final Lock lock = new Lock();

    @Range(to = 20)
    int money = 10;
  }

  static final class Clerk extends Strand {
    final Account from;
    final Account to;

    Clerk(Account from, Account to) {
      this.from = from;
      this.to = to;
    }

    @Override
    protected void run() {
      int sum = 1 + choose(2);
      from.lock.lock();
      to.lock.lock();
      from.money -= sum;
      to.money += sum;
      to.lock.unlock();
      from.lock.unlock();
    }
  }
}
