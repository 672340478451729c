package dev.heddle.checker.schedule;

/// Draws agents without putting them back. Of those who can go on, each is then as likely to be the
/// first who is asked as his weight says.
final class ByWeight extends Order {
  /// By agent; empty when all are alike.
  private final int[] weights;

  /// A permutation of the agents; those still to be drawn come first.
  private final int[] agents;

  private final int total;
  private Dice dice = new Dice();
  private int left;
  private int weight;

  ByWeight(int[] weights, int count) {
    this.weights = weights;
    agents = new int[count];
    int sum = 0;
    for (int i = 0; i < count; i++) {
      agents[i] = i;
      sum = weights.length == 0 ? 0 : Math.addExact(sum, weights[i]);
    }
    total = sum;
  }

  @Override
  void begin(Dice thrown) {
    dice = thrown;
    for (int i = 0; i < agents.length; i++) {
      agents[i] = i;
    }
  }

  @Override
  void step(int number) {
    left = agents.length;
    weight = total;
  }

  @Override
  int next() {
    int at = weights.length == 0 ? dice.below(left) : drawn(dice.below(weight));
    int agent = agents[at];
    agents[at] = agents[--left];
    agents[left] = agent;
    return agent;
  }

  private int drawn(int mark) {
    int at = 0;
    int rest = mark;
    while (rest >= weights[agents[at]]) {
      rest -= weights[agents[at++]];
    }
    weight -= weights[agents[at]];
    return at;
  }

  @Override
  boolean accepts(int agent) {
    return true;
  }
}
