package dev.heddle.checker.schedule;

/// Agents by priority, the highest first; see [Scheduler.Pct].
final class ByPriority extends Order {
  /// The steps at which a priority drops; the first drops lowest.
  private final int[] drops;

  private final int steps;

  /// By agent. What has not dropped is above [#drops]' length.
  private final int[] priorities;

  /// The agents, the highest priority first.
  private final int[] agents;

  private int step;
  private int position;
  private boolean dropped;

  ByPriority(Scheduler.Pct pct, int count, int steps) {
    drops = new int[pct.depth() - 1];
    this.steps = steps;
    priorities = new int[count];
    agents = new int[count];
  }

  @Override
  void begin(Dice dice) {
    for (int i = 0; i < agents.length; i++) {
      int at = dice.below(i + 1);
      agents[i] = agents[at];
      agents[at] = i;
    }
    for (int i = 0; i < drops.length; i++) {
      drops[i] = 1 + dice.below(steps);
    }
    rank();
  }

  /// Begins a run with given draws.
  ///
  /// @param order the agents, the highest priority first
  /// @param at the steps at which a priority drops
  void begin(int[] order, int[] at) {
    System.arraycopy(order, 0, agents, 0, agents.length);
    System.arraycopy(at, 0, drops, 0, drops.length);
    rank();
  }

  private void rank() {
    for (int i = 0; i < agents.length; i++) {
      priorities[agents[i]] = drops.length + agents.length - i;
    }
  }

  @Override
  void step(int number) {
    step = number;
    position = 0;
    dropped = false;
  }

  @Override
  int next() {
    return agents[position++];
  }

  @Override
  boolean accepts(int agent) {
    if (dropped) {
      return true;
    }
    dropped = true;
    int lowest = priorities[agent];
    for (int i = 0; i < drops.length; i++) {
      if (drops[i] == step) {
        lowest = i;
      }
    }
    if (lowest == priorities[agent]) {
      return true;
    }
    priorities[agent] = lowest;
    sink(agent);
    position = 0;
    return false;
  }

  private void sink(int agent) {
    int at = 0;
    while (agents[at] != agent) {
      at++;
    }
    while (at + 1 < agents.length && priorities[agents[at + 1]] >= priorities[agent]) {
      agents[at] = agents[at + 1];
      agents[++at] = agent;
    }
  }
}
