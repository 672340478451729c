package dev.heddle.checker.toys;

import dev.heddle.model.system.Counter;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.util.List;

/// Wheels that each turn by one, in a single word, fast and without allocation: `base ^ wheels`
/// states, each with `wheels` successors; the farthest is `wheels * (base - 1)` steps away.
public record Odometer(int wheels, int base) implements TransitionSystem {
  private static final int BITS = 6;

  @Override
  public String name() {
    return "odometer";
  }

  @Override
  public String hash() {
    return "0";
  }

  @Override
  public int words() {
    return 1;
  }

  @Override
  public long[] initialState() {
    return new long[1];
  }

  @Override
  public int maxSuccessors() {
    return wheels;
  }

  @Override
  public List<Property> properties() {
    return List.of();
  }

  @Override
  public List<Property> witnesses() {
    return List.of();
  }

  @Override
  public List<Counter> counters() {
    return List.of();
  }

  @Override
  public List<String> bounds() {
    return List.of();
  }

  @Override
  public Narrator narrator() {
    throw new UnsupportedOperationException("nothing is ever wrong here");
  }

  @Override
  public Successors successors() {
    return new Successors() {
      @Override
      public int expand(long[] states, int offset, long[] out, int at) {
        long state = states[offset];
        for (int i = 0; i < wheels; i++) {
          int shift = i * BITS;
          long wheel = (state >>> shift) & ((1 << BITS) - 1);
          long turned = wheel + 1 == base ? 0 : wheel + 1;
          out[at + i] = state + ((turned - wheel) << shift);
        }
        return at + wheels;
      }

      @Override
      public int violated(long[] states, int offset) {
        return -1;
      }

      @Override
      public boolean witnessed(int witness, long[] states, int offset) {
        return false;
      }

      @Override
      public boolean mayRest(long[] states, int offset) {
        return true;
      }

      @Override
      public long[] coverage() {
        return new long[0];
      }
    };
  }
}
