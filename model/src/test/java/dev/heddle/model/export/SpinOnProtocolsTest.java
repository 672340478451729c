package dev.heddle.model.export;

import static dev.heddle.protocol.Heddle.check;
import static dev.heddle.protocol.Heddle.choose;
import static dev.heddle.protocol.Heddle.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.model.ir.Machine;
import dev.heddle.model.lift.Lifter;
import dev.heddle.model.pass.Passes;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Strand;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Protocols of which the states can be counted by hand, counted by Spin.
final class SpinOnProtocolsTest {
  private static final Steps.Limits COMMANDS = new Steps.Limits(16, 150, Steps.Cut.NOWHERE);
  private static final Steps.Limits CODE = new Steps.Limits(0, 150, Steps.Cut.NOWHERE);

  @TempDir private Path folder;

  /// A strand with locals of five bits each, of which the highest tells its states apart. Bit
  /// fields of five bits leave gaps at the ends of words, which Spin does not see.
  private static final class Wide implements Protocol {
    @SuppressWarnings("unused") // found by the lifter
    private final Keeper keeper = new Keeper();

    private static final class Keeper extends Strand {
      @Override
      protected void run() {
        int a = 16 * choose(2);
        point();
        int b = 16 * choose(2);
        point();
        int c = 16 * choose(2);
        point();
        int d = 16 * choose(2);
        point();
        int e = 16 * choose(2);
        point();
        int f = 16 * choose(2);
        point();
        int g = 16 * choose(2);
        point();
        int h = 16 * choose(2);
        point();
        int i = 16 * choose(2);
        point();
        int j = 16 * choose(2);
        point();
        check((a | b | c | d | e | f | g | h | i | j) <= 16, "a bit is wrong");
      }
    }
  }

  /// A strand that calls a method twice, each time with room on the stack or without.
  private static final class Splitting implements Protocol {
    @Range(to = 9)
    private int more;

    @Range(to = 9)
    private int less;

    @SuppressWarnings("unused") // found by the lifter
    private final Caller caller = new Caller();

    private final class Caller extends Strand {
      @Override
      protected int liveSplits() {
        return 1;
      }

      @Override
      protected void morestack() {
        more++;
      }

      @Override
      protected void lessstack() {
        less++;
      }

      private void f() {
        check(more == less || more == less + 1, "inside");
        point();
      }

      @Override
      protected void run() {
        f();
        f();
        check(more == less, "outside");
      }
    }
  }

  @Test
  void locals_that_fill_words_unevenly() throws IOException, InterruptedException {
    // 2^n after n choices, and the end.
    count(new Wide(), COMMANDS, 2048, 2 * (1024 - 1) + 1024);
  }

  @Test
  void a_call_that_splits() throws IOException, InterruptedException {
    // The beginning; in the first call with a split or without; in the second one, for both; ended
    // after no splits, one, or two.
    count(new Splitting(), COMMANDS, 1 + 2 + 4 + 3, 2 + 4 + 4);
    count(new Splitting(), CODE, 1 + 2 + 4 + 3, 2 + 4 + 4);
  }

  private void count(Protocol protocol, Steps.Limits limits, long states, long transitions)
      throws IOException, InterruptedException {
    assumeTrue(Spin.isInstalled(), "spin and cc are not both installed");
    Machine machine = Passes.run(Lifter.lift("by hand", protocol, null));
    Spin spin = Spin.of(Promela.of(machine, false, limits), folder);
    assertFalse(spin.wrong(), spin.report());
    assertEquals(states, spin.states(), spin.report());
    assertEquals(transitions, spin.transitions(), spin.report());
  }
}
