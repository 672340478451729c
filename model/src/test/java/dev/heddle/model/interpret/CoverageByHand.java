package dev.heddle.model.interpret;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.system.Counter;
import dev.heddle.model.system.Flaw;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What an interpreter's steps cover. A prefix of a step that several choices share is run again
/// for each, so that blocks and splits have no counts here.
final class CoverageByHand implements Listener {
  private final Map<Counter, Long> steps = new HashMap<>();
  private final Set<Counter> reached = new HashSet<>();
  private Agent agent;
  private int began;
  private int entered;
  private boolean flawed;

  @Override
  public void began(Agent agent, int block) {
    this.agent = agent;
    began = block;
  }

  @Override
  public void entered(int block) {
    entered = block;
    Block it = agent.program().blocks().get(block);
    reached.add(new Counter.Visits(agent.program().name(), Vocabulary.at(agent.program(), it)));
  }

  @Override
  public void chose(Exit.Choose choose, long alternatives, long chosen) {
    if (choose.split() != null && chosen == 1) {
      Block it = agent.program().blocks().get(entered);
      reached.add(new Counter.Splits(agent.program().name(), Vocabulary.at(agent.program(), it)));
    }
  }

  @Override
  public void arrived(State target) {
    Block it = agent.program().blocks().get(began);
    var kind = ((Exit.Point) it.exit()).kind();
    steps.merge(
        new Counter.Steps(agent.program().name(), Vocabulary.at(agent.program(), it), kind),
        1L,
        Long::sum);
  }

  @Override
  public void failed(Flaw flaw) {
    flawed = true;
  }

  /// Whether some step was an error, which voids what emitted code counts.
  boolean flawed() {
    return flawed;
  }

  /// Whether emitted code has counted the same, equal counters taken together.
  ///
  /// @return the first counter that differs, and how; null when all agree
  String difference(Map<Counter, Long> counted) {
    for (Map.Entry<Counter, Long> it : counted.entrySet()) {
      Counter counter = it.getKey();
      boolean same =
          counter instanceof Counter.Steps
              ? Objects.equals(it.getValue(), steps.getOrDefault(counter, 0L))
              : it.getValue() > 0 == reached.contains(counter);
      if (!same) {
        return counter + " counted " + it.getValue() + ", but " + steps.get(counter);
      }
    }
    return counted.keySet().containsAll(steps.keySet()) ? null : "a point has no counter";
  }
}
