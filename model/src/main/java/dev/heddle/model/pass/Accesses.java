package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.system.StepKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The accesses of a machine in fine steps to variables that are not volatile: the plain ones, each
/// with a point before it, and those of atomic methods and of conditions of `await`.
final class Accesses {

  /// Which slots an access by one agent can lead to.
  ///
  /// @param carrier of a fiber, else 0
  record Reach(int strand, int carrier, Domain slots) {}

  /// Accesses of one program that are alike.
  ///
  /// @param plain whether there is a point before it
  /// @param locks held for certain
  /// @param points the blocks of those points
  record Access(
      int program,
      Field field,
      boolean write,
      boolean plain,
      BitSet locks,
      List<Reach> reach,
      Set<Integer> points) {

    private record Key(
        int program, Field field, boolean write, boolean plain, BitSet locks, List<Reach> reach) {}

    private Key key() {
      return new Key(program, field, write, plain, locks, reach);
    }
  }

  private final Machine machine;
  private final Intervals intervals;
  private final HeldLocks locks;
  private final boolean trusting;
  private final BitSet touched = new BitSet();
  private final Map<Object, Access> found = new LinkedHashMap<>();

  private Accesses(Machine machine, Intervals intervals, HeldLocks locks, boolean trusting) {
    this.machine = machine;
    this.intervals = intervals;
    this.locks = locks;
    this.trusting = trusting;
  }

  /// The accesses of `machine`.
  ///
  /// @param locks of the same
  /// @param trusting whether fibers are trusted to stay on their carriers but at a switch
  static Set<Access> of(Machine machine, Intervals intervals, HeldLocks locks, boolean trusting) {
    var accesses = new Accesses(machine, intervals, locks, trusting);
    for (Program program : machine.programs()) {
      for (Block block : program.blocks()) {
        if (block.exit() instanceof Exit.Point point && point.touch() != null) {
          accesses.touched.set(point.touch().field().number());
        }
      }
    }
    if (!accesses.touched.isEmpty()) {
      for (int i = 0; i < machine.programs().size(); i++) {
        accesses.new Scan(i).run();
      }
    }
    return new HashSet<>(accesses.found.values());
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

  /// The accesses of one program.
  private final class Scan {
    private final int number;
    private final Program program;
    private final List<Agent> agents = new ArrayList<>();

    /// The locals that hold the carrier the strand runs on.
    private final BitSet carriers;

    /// The locals that hold the strand.
    private final BitSet selves;

    private record Agent(int strand, int carrier, IntervalEvaluator evaluator) {}

    Scan(int number) {
      this.number = number;
      program = machine.programs().get(number);
      carriers = trusting ? carriers(program) : new BitSet();
      selves = givenOnly(program, Expr.Self.class);
      for (int i = 0; i < program.strands(); i++) {
        int strand = program.firstStrand() + i;
        for (int carrier : program.fiber() ? machine.carriers() : List.of(0)) {
          agents.add(new Agent(strand, carrier, evaluator(strand, carrier)));
        }
      }
    }

    /// The evaluator for one strand on one carrier.
    private IntervalEvaluator evaluator(int strand, int carrier) {
      Program alone =
          new Program(
              program.name(),
              strand,
              1,
              program.fiber(),
              program.locals(),
              program.activations(),
              program.blocks());
      return new IntervalEvaluator(
          intervals, carrier == 0 ? machine : machine.carriedBy(carrier), alone);
    }

    void run() {
      BitSet atomic = atomic();
      for (int i = 0; i < program.blocks().size(); i++) {
        Environment entry = intervals.atEntry(program, i);
        if (entry != null) {
          scan(i, entry.copy(), atomic.get(i));
        }
      }
    }

    /// The blocks that a step which does not begin with a plain access can come through: what these
    /// access, they access atomically, since before a plain access there is a point.
    private BitSet atomic() {
      var reached = new BitSet();
      Deque<Integer> open = new ArrayDeque<>();
      for (Block block : program.blocks()) {
        if (block.exit() instanceof Exit.Point point && point.touch() == null) {
          open.push(point.next());
        }
      }
      while (!open.isEmpty()) {
        int block = open.pop();
        if (!reached.get(block)) {
          reached.set(block);
          if (!(program.blocks().get(block).exit() instanceof Exit.Point)) {
            Flow.targets(program.blocks().get(block).exit()).forEach(open::push);
          }
        }
      }
      return reached;
    }

    private void scan(int block, Environment at, boolean atomic) {
      IntervalEvaluator evaluator = intervals.evaluator(program);
      BitSet throughout = locks.throughout(number, block);
      for (Stmt stmt : program.blocks().get(block).stmts()) {
        if (atomic) {
          Flow.expressions(stmt, expr -> read(expr, at, throughout));
          if (stmt instanceof Stmt.Store(var field, var slot, _)) {
            add(field, slot, true, at, -1, throughout);
          }
        }
        if (stmt instanceof Stmt.Assign(var local, var value)) {
          at.set(local, evaluator.evaluate(value, at));
        }
      }
      Exit exit = program.blocks().get(block).exit();
      if (exit instanceof Exit.Point point) {
        Exit.Touch touch = point.touch();
        if (touch != null) {
          BitSet held = locks.atExit(number, block);
          add(touch.field(), touch.slot(), touch.write(), at, block, held);
        }
      } else if (atomic) {
        Flow.expressions(exit, expr -> read(expr, at, throughout));
      }
    }

    private void read(Expr expr, Environment at, BitSet held) {
      switch (expr) {
        case Expr.Load(var field, var slot) -> {
          add(field, slot, false, at, -1, held);
          read(slot, at, held);
        }
        case Expr.Lookup(_, var index, _) -> read(index, at, held);
        case Expr.Binary(_, var left, var right) -> {
          read(left, at, held);
          read(right, at, held);
        }
        case Expr.Convert(_, var operand) -> read(operand, at, held);
        case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> {}
      }
    }

    private void add(
        Field field, Expr slot, boolean write, Environment at, int point, BitSet held) {
      if (!touched.get(field.number())) {
        return;
      }
      List<Reach> reach = new ArrayList<>();
      for (Agent agent : agents) {
        Environment own = at.copy();
        Domain carrier = Domain.of(agent.carrier);
        carriers.stream().forEach(local -> own.set(local, carrier));
        selves.stream().forEach(local -> own.set(local, Domain.of(agent.strand)));
        reach.add(new Reach(agent.strand, agent.carrier, agent.evaluator.evaluate(slot, own)));
      }
      Set<Integer> points = new HashSet<>();
      var access = new Access(number, field, write, point >= 0, held, reach, points);
      Access known = found.putIfAbsent(access.key(), access);
      if (point >= 0) {
        (known == null ? access : known).points().add(point);
      }
    }
  }
}
