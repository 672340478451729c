package dev.heddle.counterexamples.states;

import static dev.heddle.protocol.Heddle.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.model.Model;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.protocol.Invariant;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sometimes;
import dev.heddle.protocol.Strand;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WalkTest {
  /// Its only strand waits for itself in the end, where the second invariant is an error.
  static final class Overrun implements Protocol {
    final boolean[] sound = {true, false};

    @Range(from = 0, to = 2)
    int next;

    final Strand filler =
        new Strand() {
          @Override
          protected void run() {
            sound[1] = true;
            next = 2;
            await(() -> next == 0);
          }
        };

    @Invariant
    boolean isSoundAtFirst() {
      return sound[0];
    }

    @Invariant
    boolean isSoundAtNext() {
      return sound[next];
    }

    @Sometimes
    boolean isFull() {
      return next == 2;
    }
  }

  @Test
  void what_is_wrong_is_the_property_that_cannot_be_decided_and_the_deadlock() {
    var walk = new Walk(Model.of(new Overrun()).system());
    assertEquals(List.of(), walk.flaws());
    while (!walk.moves().isEmpty()) {
      walk.take((Move.To) walk.moves().getFirst());
    }
    assertEquals(
        List.of(FlawKind.INDEX, FlawKind.DEADLOCK),
        walk.flaws().stream().map(Flaw::kind).toList(),
        "and no situation");
  }
}
