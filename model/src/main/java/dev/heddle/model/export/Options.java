package dev.heddle.model.export;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import dev.heddle.model.pass.LiveLocals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Finds for each place of a program what can happen there, in the form that suits it best: guarded
/// commands where there are few; choices that are places of their own, within an atomic sequence,
/// where there are many; code where there are many still.
final class Options {
  private static final Steps.Limits PLAIN = new Steps.Limits(16, 150, false, false);
  private static final Steps.Limits BY_CHOICES = new Steps.Limits(16, 150, true, false);
  private static final Steps.Limits BY_CODE = new Steps.Limits(4_096, 400, true, true);

  private final Body body;
  private final Waiting waiting;
  private final Term self;
  private final SavedLocals saved;

  /// By block, the locals that outlive each choice that is a place of its own.
  private final Map<Integer, List<Exit.Saved>> chosen = new TreeMap<>();

  /// @param live what is known of locals, computed only if needed
  Options(Body body, Waiting waiting, Term self, Supplier<LiveLocals> live, Names names) {
    this.body = body;
    this.waiting = waiting;
    this.self = self;
    Program program = body.program();
    var probe = new Probe(SavedLocals.of(program, List.of(), new Names()));
    for (Block block : program.blocks()) {
      if (block.exit() instanceof Exit.Point point && probe.isTooLarge(point)) {
        for (int number : body.reachable(point.next())) {
          Exit exit = program.blocks().get(number).exit();
          if (exit instanceof Exit.Choose && body.isSure(number)) {
            chosen.computeIfAbsent(number, it -> live.get().atExit(program, it));
          }
        }
      }
    }
    saved = SavedLocals.of(program, chosen.values(), names);
  }

  /// The variables of the process.
  List<Storage> storages() {
    return saved.storages();
  }

  /// What can happen at the point that is the exit of a block.
  List<Option> at(int block, Exit.Point point) {
    var arrival = arrival(block, point.saved(), point.awaited() != null);
    try {
      return new Steps(body, arrival, PLAIN).from(point.next(), moment(point.saved())).options();
    } catch (Steps.TooLarge _) {
      try {
        var steps = new Steps(body, arrival, BY_CHOICES);
        return steps.from(point.next(), moment(point.saved())).options();
      } catch (Steps.TooLarge _) {
        return orReject(
            () -> new Steps(body, arrival, BY_CODE).from(point.next(), moment(point.saved())),
            block);
      }
    }
  }

  /// What can happen at the choice that is the exit of a block.
  List<Option> at(int block, Exit.Choose choose) {
    List<Exit.Saved> kept = chosen.getOrDefault(block, List.of());
    var arrival = arrival(-1, kept, false);
    try {
      return new Steps(body, arrival, BY_CHOICES).choose(choose, moment(kept)).options();
    } catch (Steps.TooLarge _) {
      return orReject(() -> new Steps(body, arrival, BY_CODE).choose(choose, moment(kept)), block);
    }
  }

  private Arrival arrival(int from, List<Exit.Saved> kept, boolean waited) {
    return new Arrival(body, waiting, saved, self, chosen, from, kept, waited);
  }

  private Moment moment(List<Exit.Saved> kept) {
    return moment(kept, saved);
  }

  private Moment moment(List<Exit.Saved> kept, SavedLocals saved) {
    Program program = body.program();
    Term current = program.fiber() ? new Term.Current() : Terms.FALSE;
    var moment = new Moment(self, current, program.locals().size());
    saved.assign(kept, moment);
    return moment;
  }

  private interface Ways {
    Tree tree() throws Steps.TooLarge;
  }

  private List<Option> orReject(Ways ways, int block) {
    try {
      return ways.tree().options();
    } catch (Steps.TooLarge _) {
      int line = body.program().blocks().get(block).line();
      throw new Rejection(
          null,
          "The step of "
              + body.program().name()
              + " from line "
              + line
              + " chooses, or is pruned, in too many ways to be exported.",
          "Put a point() between its choices.");
    }
  }

  /// Finds out whether a step has too many ways for guarded commands.
  private final class Probe implements Landing {
    private final SavedLocals saved;

    Probe(SavedLocals saved) {
      this.saved = saved;
    }

    boolean isTooLarge(Exit.Point point) {
      try {
        var _ = new Steps(body, this, PLAIN).from(point.next(), moment(point.saved(), saved));
        return false;
      } catch (Steps.TooLarge _) {
        return true;
      }
    }

    @Override
    public List<Store> stand(int block, Exit.Point point, Moment moment) {
      return List.of();
    }

    @Override
    public List<Store> end(Moment moment) {
      return List.of();
    }

    @Override
    public List<Store> run(int block, Moment moment) {
      return List.of();
    }

    @Override
    public List<Store> choose(int block, Moment moment) {
      return List.of();
    }
  }
}
