package dev.heddle.cli.mutate;

import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.model.system.Value;
import java.nio.LongBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A number that two systems have in common if they reach the same states, told in the words of the
/// protocol, however each of them packs them: which variables have other values than at first, and
/// where each strand stands. A variable that never changes is told by neither, though only the
/// system that has seen that nothing writes it leaves it out of its states. Equal for different
/// sets of states only by an accident of hashing.
final class StateDigest {
  private StateDigest() {}

  /// The digest of a system in which nothing is wrong.
  static long of(TransitionSystem system) {
    Successors successors = system.successors();
    Narrator narrator = system.narrator();
    Set<LongBuffer> seen = new HashSet<>();
    var queue = new ArrayDeque<long[]>();
    int words = system.words();
    long[] out = new long[Math.max(1, system.maxSuccessors()) * words];
    long[] initial = system.initialState();
    seen.add(LongBuffer.wrap(initial));
    queue.add(initial);
    List<String> names = narrator.variables();
    List<Value> first = narrator.values(initial);
    long sum = 0;
    for (long[] state = queue.poll(); state != null; state = queue.poll()) {
      long changed = changed(names, first, narrator.values(state));
      sum += mixed(31 * changed + narrator.stacks(state).hashCode());
      int end = successors.expand(state, 0, out, 0);
      for (int at = 0; at < end; at += words) {
        long[] next = Arrays.copyOfRange(out, at, at + words);
        if (seen.add(LongBuffer.wrap(next))) {
          queue.add(next);
        }
      }
    }
    return sum;
  }

  private static long changed(List<String> names, List<Value> first, List<Value> values) {
    long sum = 0;
    for (int i = 0; i < names.size(); i++) {
      if (!values.get(i).equals(first.get(i))) {
        sum += mixed(31L * names.get(i).hashCode() + values.get(i).hashCode());
      }
    }
    return sum;
  }

  /// Spreads the bits of a number (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom
  /// number generators", 2014).
  private static long mixed(long number) {
    long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
