package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.system.StepKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which slots of a state variable the agents of a program can come to.
final class Reaches {

  /// The slots that one agent can come to.
  ///
  /// @param carrier of a fiber, else 0
  record Reach(int strand, int carrier, Domain slots) {}

  private record Agent(int strand, int carrier, IntervalEvaluator evaluator) {}

  private final List<Agent> agents = new ArrayList<>();

  /// The locals that hold the carrier the strand runs on.
  private final BitSet carriers;

  /// The locals that hold the strand.
  private final BitSet selves;

  /// The agents of a program of `machine`.
  ///
  /// @param trusting whether fibers are trusted to stay on their carriers but at a switch
  Reaches(Machine machine, Intervals intervals, Program program, boolean trusting) {
    carriers = trusting ? carriers(program) : new BitSet();
    selves = givenOnly(program, Expr.Self.class);
    for (int i = 0; i < program.strands(); i++) {
      int strand = program.firstStrand() + i;
      for (int carrier : program.fiber() ? machine.carriers() : List.of(0)) {
        Machine alone = carrier == 0 ? machine : machine.carriedBy(carrier);
        var evaluator = new IntervalEvaluator(intervals, alone, alone(program, strand));
        agents.add(new Agent(strand, carrier, evaluator));
      }
    }
  }

  private static Program alone(Program program, int strand) {
    return new Program(
        program.name(),
        strand,
        1,
        program.fiber(),
        program.locals(),
        program.activations(),
        program.blocks());
  }

  /// Where each agent can come to when it evaluates `slot`.
  ///
  /// @param at the locals there
  List<Reach> of(Expr slot, Environment at) {
    var read = new BitSet();
    Flow.locals(slot, read::set);
    List<Reach> reach = new ArrayList<>();
    for (Agent agent : agents) {
      Domain slots = agent.evaluator.evaluate(slot, own(agent, read, at));
      reach.add(new Reach(agent.strand, agent.carrier, slots));
    }
    return List.copyOf(reach);
  }

  /// What an agent knows of those of its locals that are read.
  private Environment own(Agent agent, BitSet read, Environment at) {
    if (!read.intersects(carriers) && !read.intersects(selves)) {
      return at;
    }
    Environment own = at.copy();
    for (int local = read.nextSetBit(0); local >= 0; local = read.nextSetBit(local + 1)) {
      if (carriers.get(local)) {
        own.set(local, Domain.of(agent.carrier));
      } else if (selves.get(local)) {
        own.set(local, Domain.of(agent.strand));
      }
    }
    return own;
  }

  /// Whether two different agents can come to the same slot.
  static boolean meet(List<Reach> some, List<Reach> others) {
    for (Reach a : some) {
      for (Reach b : others) {
        boolean apart =
            a.strand() == b.strand() || (a.carrier() != 0 && a.carrier() == b.carrier());
        if (!apart && a.slots().from() <= b.slots().to() && b.slots().from() <= a.slots().to()) {
          return true;
        }
      }
    }
    return false;
  }

  /// The locals that are only ever given the carrier of the strand, and read only before its next
  /// switch: as long as nobody takes the strand off its carrier in between, they hold the carrier.
  static BitSet carriers(Program program) {
    BitSet carriers = givenOnly(program, Expr.Current.class);
    if (!carriers.isEmpty()) {
      Liveness liveness = Liveness.of(program);
      for (int i = 0; i < program.blocks().size(); i++) {
        Exit exit = program.blocks().get(i).exit();
        if (exit instanceof Exit.Point point && point.kind() == StepKind.SWITCH) {
          carriers.andNot(liveness.atExit(i));
        }
      }
    }
    return carriers;
  }

  /// The locals that are only ever given values of that kind, or others of these locals.
  private static BitSet givenOnly(Program program, Class<? extends Expr> kind) {
    var only = new BitSet();
    var others = new BitSet();
    for (Block block : program.blocks()) {
      for (Stmt stmt : block.stmts()) {
        if (stmt instanceof Stmt.Assign(var local, var value)) {
          boolean fits = kind.isInstance(value) || value instanceof Expr.Local;
          (fits ? only : others).set(local);
        }
      }
      if (block.exit() instanceof Exit.Choose choose) {
        others.set(choose.local());
      }
    }
    only.andNot(others);
    return withoutOthers(program, only);
  }

  private static BitSet withoutOthers(Program program, BitSet only) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : program.blocks()) {
        for (Stmt stmt : block.stmts()) {
          if (stmt instanceof Stmt.Assign(var local, Expr.Local(var from, _))
              && only.get(local)
              && !only.get(from)) {
            only.clear(local);
            changed = true;
          }
        }
      }
    }
    return only;
  }
}
