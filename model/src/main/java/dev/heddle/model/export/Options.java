package dev.heddle.model.export;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Finds for each point of a program what can happen there: guarded commands that are whole steps
/// where there are few; otherwise guarded commands up to where the step can no longer be pruned,
/// and code from there on.
final class Options {
  private static final int GUARDS = 4_096;
  private static final int TERM = 400;

  private final Body body;
  private final Waiting waiting;
  private final Term self;
  private final SavedLocals saved;
  private final Map<Integer, List<Option>> options = new TreeMap<>();

  /// @param plain how many ways a step may have and be written as guarded commands, one for each
  Options(Body body, Waiting waiting, Term self, Steps.Limits plain, Names names) {
    this.body = body;
    this.waiting = waiting;
    this.self = self;
    Program program = body.program();
    saved = SavedLocals.of(program, names);
    List<Block> blocks = program.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).exit() instanceof Exit.Point point) {
        options.put(i, find(i, point, plain));
      }
    }
  }

  /// The variables of the process.
  List<Storage> storages() {
    return saved.storages();
  }

  /// What can happen at the point that is the exit of a block.
  List<Option> at(int block) {
    return Objects.requireNonNull(options.get(block));
  }

  /// Whether any step goes on as code.
  boolean needCode() {
    return options.values().stream()
        .anyMatch(some -> some.stream().anyMatch(it -> it.ending() instanceof Ending.Runs));
  }

  /// How code comes to the end of a step.
  Landing landing() {
    return arrival(-1, List.of(), false);
  }

  private List<Option> find(int block, Exit.Point point, Steps.Limits plain) {
    var arrival = arrival(block, point.saved(), point.awaited() != null);
    try {
      return new Steps(body, arrival, plain).from(point.next(), moment(point)).options();
    } catch (Steps.TooLarge _) {
      try {
        var guards = new Steps.Limits(GUARDS, TERM, (number, _, _) -> body.isSure(number));
        return new Steps(body, arrival, guards).from(point.next(), moment(point)).options();
      } catch (Steps.TooLarge _) {
        throw tooLarge(body, block);
      }
    }
  }

  private Arrival arrival(int from, List<Exit.Saved> kept, boolean waited) {
    return new Arrival(body, waiting, saved, self, from, kept, waited);
  }

  private Moment moment(Exit.Point point) {
    Program program = body.program();
    Term current = program.fiber() ? new Term.Current() : Terms.FALSE;
    var moment = new Moment(self, current, program.locals().size());
    saved.assign(point.saved(), moment);
    return moment;
  }

  /// The rejection of a step that may be pruned in too many ways.
  static Rejection tooLarge(Body body, int block) {
    int line = body.program().blocks().get(block).line();
    return new Rejection(
        null,
        "The step of "
            + body.program().name()
            + " from line "
            + line
            + " chooses, or is pruned, in too many ways to be exported.",
        "Put a point() between its choices.");
  }
}
