package dev.heddle.checker.schedule;

import static dev.heddle.protocol.Heddle.check;
import static dev.heddle.protocol.Heddle.point;

import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Strand;

/// A bug of depth 3: the reader has to see 2, so that its first look comes after the writing of 2
/// and before that of 3, and then nothing less than 4. Nobody ever waits, so every run has as many
/// steps as there are to make.
///
/// Two priority drops are needed: of the writer, before it writes 3, and of the reader, before its
/// last look.
final class Relay implements Protocol {
  @Range(to = 5)
  volatile int stage;

  final boolean correct;
  final Strand writer = new Writer();
  final Strand reader = new Reader();
  final Strand bystander = new Bystander();

  Relay(boolean correct) {
    this.correct = correct;
  }

  final class Writer extends Strand {
    @Override
    protected void run() {
      stage = 1;
      stage = 2;
      stage = 3;
      stage = 4;
      stage = 5;
    }
  }

  final class Reader extends Strand {
    @Override
    protected void run() {
      point();
      int first = stage;
      point();
      int second = stage;
      check(correct || first != 2 || second < 4, "saw 2, and then 4 or more");
    }
  }

  final class Bystander extends Strand {
    @Override
    protected void run() {
      point();
      point();
      point();
      point();
    }
  }
}
