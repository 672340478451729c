package dev.heddle.checker.toys;

import dev.heddle.model.system.Counter;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// A transition system given by a rule in Java, for tests. Slow, but simple enough to be trusted.
public final class Toy implements TransitionSystem {

  /// The successors of a state, in order.
  @FunctionalInterface
  public interface Rule {
    List<long[]> successors(long[] state);
  }

  private record Claim(String name, Predicate<long[]> holds) {}

  private static final SourceLine HERE = new SourceLine("Toy", "run", "Toy.java", 1);

  private final String name;
  private final long[] initial;
  private final Rule rule;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Claim> witnesses = new ArrayList<>();
  private Predicate<long[]> rests = _ -> true;
  private Predicate<long[]> faulty = _ -> false;
  private Predicate<long[]> undecidable = _ -> false;
  private int maxSuccessors = 16;

  public Toy(String name, Rule rule, long... initial) {
    this.name = name;
    this.initial = initial;
    this.rule = rule;
  }

  /// Adds a property.
  public Toy claim(String property, Predicate<long[]> holds) {
    claims.add(new Claim(property, holds));
    return this;
  }

  /// Adds a witness; finding out is an error where `claim` properties are undecidable.
  public Toy witness(String situation, Predicate<long[]> is) {
    witnesses.add(new Claim(situation, is));
    return this;
  }

  /// Where it may rest; everywhere unless set.
  public Toy rests(Predicate<long[]> where) {
    rests = where;
    return this;
  }

  /// Where a step is an error, after those of the rule.
  public Toy faulty(Predicate<long[]> where) {
    faulty = where;
    return this;
  }

  /// Where deciding the last property is an error.
  public Toy undecidable(Predicate<long[]> where) {
    undecidable = where;
    return this;
  }

  public Toy maxSuccessors(int most) {
    maxSuccessors = most;
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public String hash() {
    return Integer.toHexString(name.hashCode());
  }

  @Override
  public int words() {
    return initial.length;
  }

  @Override
  public long[] initialState() {
    return initial.clone();
  }

  @Override
  public int maxSuccessors() {
    return maxSuccessors;
  }

  @Override
  public List<Property> properties() {
    return claims.stream().map(c -> new Property(c.name, c.name, FlawKind.INVARIANT)).toList();
  }

  @Override
  public List<Property> witnesses() {
    return witnesses.stream().map(c -> new Property(c.name, c.name, FlawKind.WITNESS)).toList();
  }

  @Override
  public List<Counter> counters() {
    return List.of(new Counter.Steps("Toy", HERE, StepKind.POINT), new Counter.Visits("Toy", HERE));
  }

  @Override
  public List<String> bounds() {
    return List.of();
  }

  private long[] at(long[] states, int offset) {
    return Arrays.copyOfRange(states, offset, offset + words());
  }

  @Override
  public Successors successors() {
    return new Successors() {
      private final long[] coverage = new long[2];

      @Override
      public int expand(long[] states, int offset, long[] out, int to) {
        long[] state = at(states, offset);
        coverage[1]++;
        int end = to;
        for (long[] successor : rule.successors(state)) {
          System.arraycopy(successor, 0, out, end, words());
          end += words();
          coverage[0]++;
        }
        if (faulty.test(state)) {
          throw Fault.FAULT;
        }
        return end;
      }

      @Override
      public int violated(long[] states, int offset) {
        long[] state = at(states, offset);
        for (int i = 0; i < claims.size(); i++) {
          if (i == claims.size() - 1 && undecidable.test(state)) {
            throw Fault.FAULT;
          }
          if (!claims.get(i).holds.test(state)) {
            return i;
          }
        }
        return -1;
      }

      @Override
      public boolean witnessed(int witness, long[] states, int offset) {
        long[] state = at(states, offset);
        if (undecidable.test(state)) {
          throw Fault.FAULT;
        }
        return witnesses.get(witness).holds.test(state);
      }

      @Override
      public boolean mayRest(long[] states, int offset) {
        return rests.test(at(states, offset));
      }

      @Override
      public long[] coverage() {
        return coverage;
      }
    };
  }

  @Override
  public Narrator narrator() {
    return new Narrator() {
      @Override
      public List<String> variables() {
        return List.of("words");
      }

      @Override
      public List<Value> values(long[] state) {
        List<Value> words = new ArrayList<>();
        for (long word : state) {
          words.add(new Value.Whole(word));
        }
        return List.of(new Value.Sequence(words));
      }

      @Override
      public List<Stack> stacks(long[] state) {
        return List.of();
      }

      @Override
      public List<Move> moves(long[] state) {
        List<Move> moves = new ArrayList<>();
        for (long[] target : rule.successors(state)) {
          moves.add(new Move.To(step("move " + moves.size()), target));
        }
        if (faulty.test(state)) {
          Flaw flaw = Flaw.of(FlawKind.CHECK, FlawKind.CHECK.text(), "faulty");
          moves.add(new Move.Into(step("error"), flaw));
        }
        return moves;
      }

      @Override
      public Flaw flaw(int property, long[] state) {
        if (property == claims.size() - 1 && undecidable.test(state)) {
          return Flaw.of(FlawKind.NULL, FlawKind.NULL.text(), "undecidable");
        }
        return Flaw.of(FlawKind.INVARIANT, claims.get(property).name, "it is false");
      }
    };
  }

  private static Step step(String choice) {
    return new Step("toy", null, StepKind.POINT, HERE, List.of(HERE), List.of(choice), List.of());
  }
}
