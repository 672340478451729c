package dev.heddle.checker.schedule;

import java.util.Map;

/// A way to draw schedules at random. Where the agent chosen has several steps, by a `choose` or a
/// stack split, each is as likely as the others.
public sealed interface Scheduler {

  /// At each step, everybody who can go on is as likely.
  static Scheduler uniform() {
    return new Uniform();
  }

  /// Probabilistic concurrency testing for bugs of a depth, with as many steps as trial runs take.
  ///
  /// @throws IllegalArgumentException when `depth` is not positive
  static Scheduler pct(int depth) {
    return new Pct(depth, Pct.MEASURED);
  }

  /// Probabilistic concurrency testing for bugs of a depth in runs of at most `steps` steps.
  ///
  /// @throws IllegalArgumentException when `depth` or `steps` is not positive
  static Scheduler pct(int depth, int steps) {
    if (steps <= 0) {
      throw new IllegalArgumentException("there must be steps, not " + steps);
    }
    return new Pct(depth, steps);
  }

  /// At each step, who can go on is as likely as his weight says: 2 twice as likely as 1.
  ///
  /// @param weights by the name of a strand or carrier; 1 for all others
  /// @throws IllegalArgumentException when a weight is not positive
  static Scheduler weighted(Map<String, Integer> weights) {
    return new Weighted(weights);
  }

  /// Everybody is as likely.
  record Uniform() implements Scheduler {}

  /// Probabilistic concurrency testing, after S. Burckhardt, P. Kothari, M. Musuvathi and S.
  /// Nagarakatte, "A randomized scheduler with probabilistic guarantees of finding bugs", ASPLOS
  /// 2010.
  ///
  /// The agents get different priorities, in an order drawn at random, and always the one of
  /// highest priority that can go on does. At `depth - 1` steps, whose numbers are drawn from 1 to
  /// `steps`, who is about to make the step drops below all others first; of those who have
  /// dropped, who did at the later draw stays above.
  ///
  /// **The guarantee.** A bug has depth d if it shows in every run that keeps to d well-chosen
  /// constraints, each of which says that one step comes after another. If there are n agents, and
  /// no run has more than k steps, one run with `pct(d, k)` shows it with probability 1/(n k^(d-1))
  /// at least. So n k^(d-1) ln(1/p) runs miss it with probability p at most. This counts who goes
  /// on: where a bug also needs certain outcomes of `choose` or stack splits, it is that much less
  /// likely.
  ///
  /// Steps that change nothing are no steps, so that spinning keeps nobody from his turn; but who
  /// goes round a longer loop for ever does, until his priority drops.
  ///
  /// @param depth of the bugs that the guarantee is for: 1 for those that an order of the agents
  ///   shows, 2 for most atomicity violations and deadlocks
  /// @param steps the most steps of a run, as far as that is known; [#MEASURED] for those of the
  ///   longest of some trial runs
  record Pct(int depth, int steps) implements Scheduler {
    /// Says that trial runs are to be made.
    public static final int MEASURED = 0;

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException when `depth` is not positive, or `steps` negative
    public Pct {
      if (depth <= 0 || steps < 0) {
        throw new IllegalArgumentException("no such bugs: depth " + depth + ", steps " + steps);
      }
    }

    /// How many runs miss a bug of this depth with probability `p` at most.
    ///
    /// @param agents n
    /// @param steps k
    /// @return n k^(d-1) ln(1/p), rounded up
    public long budget(int agents, int steps, double p) {
      return (long) Math.ceil(agents * Math.pow(steps, depth - 1) * Math.log(1 / p));
    }
  }

  /// As likely as the weights say.
  ///
  /// @param weights by name
  record Weighted(Map<String, Integer> weights) implements Scheduler {
    /// Copies the map.
    ///
    /// @throws IllegalArgumentException when a weight is not positive
    public Weighted {
      weights = Map.copyOf(weights);
      for (var weight : weights.entrySet()) {
        if (weight.getValue() <= 0) {
          throw new IllegalArgumentException(
              "the weight of " + weight.getKey() + " must be positive, not " + weight.getValue());
        }
      }
    }
  }
}
