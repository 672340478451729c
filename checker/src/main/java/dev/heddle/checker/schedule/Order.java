package dev.heddle.checker.schedule;

import java.util.List;

/// In which order agents are asked at each step whether they can go on. The first who can does.
/// Allocates nothing once it is made.
abstract class Order {

  /// The order that a scheduler draws.
  ///
  /// @param agents their names
  /// @param steps the most steps of a run
  static Order of(Scheduler scheduler, List<String> agents, int steps) {
    return switch (scheduler) {
      case Scheduler.Uniform _ -> new ByWeight(new int[0], agents.size());
      case Scheduler.Pct pct -> new ByPriority(pct, agents.size(), steps);
      case Scheduler.Weighted(var weights) -> {
        int[] each = new int[agents.size()];
        for (int i = 0; i < each.length; i++) {
          each[i] = weights.getOrDefault(agents.get(i), 1);
        }
        yield new ByWeight(each, each.length);
      }
    };
  }

  /// Begins a run.
  abstract void begin(Dice dice);

  /// Begins a step, 1 for the first of a run.
  abstract void step(int number);

  /// Who is asked next, at most as often as there are agents.
  abstract int next();

  /// Whether somebody who can go on does; else all are asked again.
  abstract boolean accepts(int agent);
}
