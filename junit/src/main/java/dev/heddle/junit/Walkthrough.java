package dev.heddle.junit;

import dev.heddle.counterexamples.Flaws;
import dev.heddle.model.Model;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.protocol.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/// A run of a protocol, step by step, as `heddle export --junit-test` writes it down: who goes on,
/// and what it chooses. It begins when an assertion is made. It needs no search, so it takes no
/// longer in a larger state space; and as lines and values are not part of it, it stays the same
/// run when the protocol's code changes a little.
///
///     follow(new LostWakeup())
///         .step("worker")
///         .step("submitter")
///         .step("submitter")
///         .step("worker")
///         .violates(FlawKind.DEADLOCK);
public final class Walkthrough {
  private final Built built;
  private final List<Turn> turns = new ArrayList<>();
  private boolean finer;

  Walkthrough(Protocol protocol) {
    built = Built.of(protocol);
  }

  /// One step.
  private record Turn(String strand, List<String> choices) {
    boolean fits(Step step) {
      return step.strand().equals(strand) && step.choices().equals(choices);
    }

    @Override
    public String toString() {
      return choices.isEmpty() ? strand : strand + " with " + String.join(", ", choices);
    }
  }

  /// Where a run has come to: the states that it may be in, or what its last step fails with.
  private record Place(List<long[]> states, @Nullable Flaw flaw) {}

  /// Goes on with a step of a strand.
  ///
  /// @param strand its name in traces
  /// @param choices what it chooses, all of it, as traces have it: `choose(3) = 1`, `split in lock`
  public Walkthrough step(String strand, String... choices) {
    turns.add(new Turn(strand, List.of(choices)));
    return this;
  }

  /// Goes in the finer steps in which data races are looked for, as far as some are possible.
  public Walkthrough inFinerSteps() {
    finer = true;
    return this;
  }

  /// Asserts that every step is possible, and that something of that kind is wrong in the end.
  ///
  /// @throws AssertionFailedError when a step is not possible, or something else or nothing is
  ///   wrong
  /// @throws dev.heddle.model.Rejection when the protocol is outside the language
  public void violates(FlawKind kind) {
    var run = new Run(system());
    Flaw flaw = run.flaw(run.end(turns));
    if (flaw == null) {
      throw failed("nothing is wrong after these " + turns.size() + " steps (any more)");
    }
    if (flaw.kind() != kind) {
      throw failed("expected " + kind.text() + ", but found " + text(flaw));
    }
  }

  /// Asserts that nothing of that kind is wrong in the end, or that a step is not possible: what
  /// becomes of a violation once it is mended.
  ///
  /// @throws AssertionFailedError when it is still there
  /// @throws dev.heddle.model.Rejection when the protocol is outside the language
  public void doesNotViolate(FlawKind kind) {
    var run = new Run(system());
    Place end;
    try {
      end = run.end(turns);
    } catch (Impossible _) {
      return;
    }
    Flaw flaw = run.flaw(end);
    if (flaw != null && flaw.kind() == kind) {
      throw failed("still there: " + text(flaw));
    }
  }

  private TransitionSystem system() {
    TransitionSystem system = Model.of(built.label(), built.protocol()).system();
    return finer ? system.races().orElse(system) : system;
  }

  private AssertionFailedError failed(String what) {
    return new AssertionFailedError(built.label() + ": " + what);
  }

  private static String text(Flaw flaw) {
    return flaw.kind().text() + " (" + flaw.property() + ": " + flaw.message() + ")";
  }

  /// Says that a step cannot be made.
  private static final class Impossible extends AssertionFailedError {
    private static final long serialVersionUID = 1L;

    Impossible(String message) {
      super(message);
    }
  }

  /// The run, in the narrator's words.
  private final class Run {
    private final TransitionSystem system;
    private final Narrator narrator;

    Run(TransitionSystem system) {
      this.system = system;
      narrator = system.narrator();
    }

    Place end(List<Turn> turns) {
      var place = new Place(List.of(system.initialState()), null);
      for (int i = 0; i < turns.size(); i++) {
        if (place.flaw() != null) {
          throw new Impossible(built.label() + ": step " + i + " fails: " + text(place.flaw()));
        }
        place = next(place.states(), turns.get(i), i + 1);
      }
      return place;
    }

    private Place next(List<long[]> from, Turn turn, int number) {
      var reached = new ArrayList<long[]>();
      Flaw flaw = null;
      for (long[] state : from) {
        for (Move move : narrator.moves(state)) {
          if (turn.fits(move.step())) {
            switch (move) {
              case Move.To(_, long[] target) -> add(reached, target);
              case Move.Into(_, Flaw wrong) -> flaw = wrong;
            }
          }
        }
      }
      if (reached.isEmpty() && flaw == null) {
        throw new Impossible(
            built.label()
                + ": step "
                + number
                + " is not possible: "
                + turn
                + "; possible are: "
                + possible(from));
      }
      return new Place(reached, flaw);
    }

    private static void add(List<long[]> states, long[] state) {
      for (long[] known : states) {
        if (Arrays.equals(known, state)) {
          return;
        }
      }
      states.add(state);
    }

    private String possible(List<long[]> states) {
      var turns = new ArrayList<String>();
      for (long[] state : states) {
        for (Move move : narrator.moves(state)) {
          Step step = move.step();
          turns.add(new Turn(step.strand(), step.choices()) + " (" + step.at() + ")");
        }
      }
      return turns.isEmpty() ? "none" : String.join("; ", turns);
    }

    /// What is wrong there; null for nothing.
    @Nullable Flaw flaw(Place place) {
      if (place.flaw() != null) {
        return place.flaw();
      }
      var flaws = new Flaws(system);
      for (long[] state : place.states()) {
        List<Flaw> found = flaws.ofState(state, narrator.moves(state));
        if (!found.isEmpty()) {
          return found.getFirst();
        }
      }
      return null;
    }
  }
}
