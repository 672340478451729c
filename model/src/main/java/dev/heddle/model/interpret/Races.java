package dev.heddle.model.interpret;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Program;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.SourceLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Data races: in some state one strand is about to access a plain variable, another has a step
/// that begins with an access to it, and one of the two writes. Where memory is sequentially
/// consistent, such a state is reached if and only if some execution has two conflicting accesses
/// that nothing orders; see `docs/data-races.md`.
final class Races {
  private final Interpreter interpreter;

  Races(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// An access that an agent is about to make.
  record Access(Agent agent, Field field, int slot, boolean write, SourceLine at) {

    boolean conflictsWith(Access other) {
      return field.equals(other.field)
          && slot == other.slot
          && (write || other.write)
          && agent.strand() != other.agent.strand();
    }
  }

  /// Two accesses that nothing orders; the first is plain.
  record Race(Access one, Access other) {}

  /// Whether any strand can ever stand before a plain access.
  static boolean possible(List<Program> programs) {
    return programs.stream()
        .flatMap(program -> program.blocks().stream())
        .anyMatch(block -> block.exit() instanceof Exit.Point it && it.touch() != null);
  }

  /// The first race of a state, or null: two plain accesses before all else.
  @Nullable Race first(State state) {
    List<Access> plain = plain(state);
    for (Access one : plain) {
      for (Access other : plain) {
        if (one.conflictsWith(other)) {
          return new Race(one, other);
        }
      }
    }
    return plain.isEmpty() ? null : mixed(state, plain);
  }

  private List<Access> plain(State state) {
    var accesses = new ArrayList<Access>();
    for (Agent agent : interpreter.agents(state)) {
      Exit.Touch touch = Interpreter.point(state, agent.strand(), agent.program()).touch();
      if (touch != null) {
        int strand = agent.strand();
        var evaluator =
            new Evaluator(state, state.locals(strand), strand, agent.carrier(), Interpreter.SILENT);
        int slot = Math.toIntExact(evaluator.applyAsLong(touch.slot()));
        accesses.add(new Access(agent, touch.field(), slot, touch.write(), at(state, agent)));
      }
    }
    return accesses;
  }

  private static SourceLine at(State state, Agent agent) {
    Program program = agent.program();
    return Vocabulary.at(program, program.blocks().get(state.point(agent.strand())));
  }

  private @Nullable Race mixed(State state, List<Access> plain) {
    var steps = new Steps(state, plain);
    interpreter.steps(state, steps);
    return steps.race;
  }

  /// Watches what steps that do not begin with a plain access come to access.
  private static final class Steps implements Listener {
    private final State from;
    private final List<Access> plain;
    private final List<Race> candidates = new ArrayList<>();
    private @Nullable Agent agent;
    private int block;
    private @Nullable Race race;

    Steps(State from, List<Access> plain) {
      this.from = from;
      this.plain = plain;
    }

    @Override
    public void began(Agent agent, int block) {
      boolean atomic = Interpreter.point(from, agent.strand(), agent.program()).touch() == null;
      this.agent = atomic ? agent : null;
      candidates.clear();
    }

    @Override
    public void entered(int block) {
      this.block = block;
    }

    @Override
    public void loaded(Field field, int slot, long value) {
      accessed(field, slot, false);
    }

    @Override
    public void stored(Field field, int slot, long before, long after) {
      accessed(field, slot, true);
    }

    private void accessed(Field field, int slot, boolean write) {
      Agent who = agent;
      if (who == null) {
        return;
      }
      SourceLine at = Vocabulary.at(who.program(), who.program().blocks().get(block));
      var access = new Access(who, field, slot, write, at);
      for (Access other : plain) {
        if (other.conflictsWith(access)) {
          candidates.add(new Race(other, access));
        }
      }
    }

    @Override
    public void arrived(State target) {
      if (race == null && !candidates.isEmpty()) {
        race = candidates.getFirst();
      }
    }
  }

  /// A race in words.
  static Flaw flaw(Race race, Vocabulary vocabulary, Variables variables) {
    Access one = race.one();
    String name = name(one, vocabulary, variables);
    String message =
        doing(one, name, vocabulary)
            + ", and "
            + doing(race.other(), "it", vocabulary)
            + ", and nothing orders the two";
    return Flaw.of(FlawKind.DATA_RACE, FlawKind.DATA_RACE.text(), message);
  }

  private static String name(Access access, Vocabulary vocabulary, Variables variables) {
    Field field = access.field();
    String name = variables.name(field, access.slot());
    if (name != null) {
      return name;
    }
    // It only ever has one value.
    int owner = field.firstOwner() + access.slot() / field.length();
    String plain = vocabulary.variable(owner, field.name());
    return field.array() ? plain + "[" + access.slot() % field.length() + "]" : plain;
  }

  private static String doing(Access access, String what, Vocabulary vocabulary) {
    Agent agent = access.agent();
    String who = vocabulary.name(agent.strand());
    SourceLine at = access.at();
    return (agent.carrier() == 0
            ? who
            : vocabulary.name(agent.carrier()) + ", running " + who + ",")
        + (access.write() ? " writes " : " reads ")
        + what
        + " at "
        + at.type()
        + "."
        + at.method()
        + "("
        + at.file()
        + ":"
        + at.line()
        + ")";
  }
}
