package dev.heddle.cli;

import dev.heddle.model.system.Counter;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Frame;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.StepKind;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One strand that counts from 0 to `last` and stays there, or goes on for ever; the steps are on
/// line 7 of `Count.java`, and line 9 is never reached.
///
/// @param last where it stops: there it deadlocks, unless `rests`
/// @param bad the number at which the invariant `small` of kind `kind` is false, or -1
/// @param seen the number at which the witness `Count.seen` is true; 0 for no witness
record FakeSystem(String name, long last, boolean rests, long bad, FlawKind kind, long seen)
    implements TransitionSystem {
  private static final SourceLine LINE = new SourceLine("Count", "run", "Count.java", 7);
  private static final SourceLine DEAD = new SourceLine("Count", "run", "Count.java", 9);

  static FakeSystem holding(long last) {
    return new FakeSystem("Count", last, true, -1, FlawKind.INVARIANT, 0);
  }

  static FakeSystem deadlocking(long last) {
    return new FakeSystem("Count", last, false, -1, FlawKind.INVARIANT, 0);
  }

  static FakeSystem violating(long bad, FlawKind kind) {
    return new FakeSystem("Count", bad + 2, true, bad, kind, 0);
  }

  static FakeSystem witnessing(long last, long seen) {
    return new FakeSystem("Count", last, true, -1, FlawKind.INVARIANT, seen);
  }

  static FakeSystem endless() {
    return holding(Long.MAX_VALUE);
  }

  @Override
  public String hash() {
    return "c0ffee";
  }

  @Override
  public int words() {
    return 1;
  }

  @Override
  public long[] initialState() {
    return new long[] {0};
  }

  @Override
  public int maxSuccessors() {
    return 1;
  }

  @Override
  public List<Property> properties() {
    return List.of(new Property("small", "the number is small", kind));
  }

  @Override
  public List<Property> witnesses() {
    var witness = new Property("Count.seen", "the number is " + seen, FlawKind.WITNESS);
    return seen == 0 ? List.of() : List.of(witness);
  }

  @Override
  public List<Counter> counters() {
    return List.of(
        new Counter.Steps("Count", LINE, StepKind.POINT),
        new Counter.Visits("Count", LINE),
        new Counter.Visits("Count", DEAD));
  }

  @Override
  public List<String> bounds() {
    return List.of("numbers ≤ " + last);
  }

  @Override
  public Successors successors() {
    return new Count();
  }

  @Override
  public Narrator narrator() {
    return new Tale();
  }

  private final class Count implements Successors {
    private final long[] coverage = new long[3];

    @Override
    public int expand(long[] states, int offset, long[] out, int at) {
      if (states[offset] == last) {
        return at;
      }
      coverage[0]++;
      coverage[1]++;
      out[at] = states[offset] + 1;
      return at + 1;
    }

    @Override
    public int violated(long[] states, int offset) {
      return states[offset] == bad ? 0 : -1;
    }

    @Override
    public boolean witnessed(int witness, long[] states, int offset) {
      return states[offset] == seen;
    }

    @Override
    public boolean mayRest(long[] states, int offset) {
      return rests;
    }

    @Override
    public long[] coverage() {
      return coverage;
    }
  }

  private final class Tale implements Narrator {
    @Override
    public List<String> variables() {
      return List.of("number");
    }

    @Override
    public List<Value> values(long[] state) {
      return List.of(new Value.Whole(state[0]));
    }

    @Override
    public List<Stack> stacks(long[] state) {
      var frame = new Frame(LINE, false, Map.of());
      var condition = state[0] == last ? Stack.Condition.BLOCKED : Stack.Condition.ENABLED;
      return List.of(new Stack("counter", null, false, condition, List.of(frame), null));
    }

    @Override
    public List<Move> moves(long[] state) {
      var moves = new ArrayList<Move>();
      if (state[0] != last) {
        var step =
            new Step("counter", null, StepKind.POINT, LINE, List.of(LINE), List.of(), List.of());
        moves.add(new Move.To(step, new long[] {state[0] + 1}));
      }
      return moves;
    }

    @Override
    public Flaw flaw(int property, long[] state) {
      return Flaw.of(kind, "small", "the number is " + state[0]);
    }
  }
}
