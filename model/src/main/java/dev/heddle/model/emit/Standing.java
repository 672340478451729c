package dev.heddle.model.emit;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Type;
import dev.heddle.model.layout.Area;
import dev.heddle.model.layout.Area.SavedPlace;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Emits a question about where a runner stands: for each point with an answer, an expression of
/// the locals saved there; 0 everywhere else.
final class Standing {
  /// Points that one method knows of; it calls another for those that it does not.
  private static final int GROUP = 64;

  /// Who holds the lock that a runner stands in line for.
  static final Function<Exit.Point, @Nullable Expr> OWNER =
      point -> point.awaited() == null ? null : point.awaited().owner();

  /// The JVM local of the runner in [#ask].
  private static final int RUNNER = 3;

  private final Context context;
  private final List<Code> processes = new ArrayList<>();
  private final List<Code> fibers = new ArrayList<>();

  private final String name;
  private final Function<Exit.Point, @Nullable Expr> answers;

  /// @param name of the emitted methods
  /// @param answers what is asked at a point, null for 0
  Standing(
      Context context,
      List<Code> programs,
      String name,
      Function<Exit.Point, @Nullable Expr> answers) {
    this.context = context;
    this.name = name;
    this.answers = answers;
    for (Code program : programs) {
      if (isAnswered(program.flow().program, answers)) {
        (program.flow().program.fiber() ? fibers : processes).add(program);
      }
    }
  }

  /// Whether any point of a program has an answer.
  static boolean isAnswered(Program program, Function<Exit.Point, @Nullable Expr> answers) {
    for (Block block : program.blocks()) {
      if (block.exit() instanceof Exit.Point point && answers.apply(point) != null) {
        return true;
      }
    }
    return false;
  }

  /// Emits the body of the method that is asked about a runner.
  void ask(Agents agents, CodeBuilder code) {
    for (Code process : processes) {
      askIf(process, agents, code, RUNNER, -1);
    }
    Field current = context.machine().current();
    if (current != null && !fibers.isEmpty()) {
      Label other = code.newLabel();
      code.iload(RUNNER).loadConstant(current.firstOwner()).if_icmplt(other);
      code.iload(RUNNER).loadConstant(current.firstOwner() + current.owners()).if_icmpge(other);
      agents.current(new Expr.Self(), RUNNER);
      int strand = code.allocateLocal(TypeKind.INT);
      code.istore(strand);
      for (Code fiber : fibers) {
        askIf(fiber, agents, code, strand, RUNNER);
      }
      code.labelBinding(other);
    }
    code.iconst_0().ireturn();
  }

  private void askIf(Code unit, Agents agents, CodeBuilder code, int strand, int carrier) {
    Label other = code.newLabel();
    agents.ifRuns(unit.flow().program, strand, other);
    Method method = method(unit, 0);
    agents.pushAgent(method, strand, carrier);
    method.call(code, context);
    code.ireturn().labelBinding(other);
  }

  private Method method(Code unit, int group) {
    return Method.reader(unit.name() + "_" + name + group).strand(context, unit.flow().program);
  }

  /// Emits the methods of the programs.
  void emit(ClassBuilder type) {
    var all = new ArrayList<Code>(processes);
    all.addAll(fibers);
    for (Code unit : all) {
      var points = new ArrayList<Integer>();
      for (int pc = 0; pc < unit.flow().points.size(); pc++) {
        if (answers.apply(unit.flow().point(pc)) != null) {
          points.add(pc);
        }
      }
      for (int first = 0; first < points.size(); first += GROUP) {
        boolean last = first + GROUP >= points.size();
        List<Integer> some = points.subList(first, last ? points.size() : first + GROUP);
        int group = first / GROUP;
        Method method = method(unit, group);
        Method next = last ? null : method(unit, group + 1);
        Assembly.add(type, method, code -> new Group(unit, method, code).emit(some, next));
      }
    }
  }

  /// One method: some points of one program.
  private final class Group {
    private final Code unit;
    private final Program program;
    private final Area area;
    private final Method method;
    private final CodeBuilder code;
    private final Slot slot;
    private final Expressions expressions;

    /// JVM locals of the saved locals that the current point's answer depends on.
    private final Map<Integer, Integer> locals = new HashMap<>();

    Group(Code unit, Method method, CodeBuilder code) {
      this.unit = unit;
      this.method = method;
      this.code = code;
      program = unit.flow().program;
      area = context.layout().area(program);
      slot = Context.slot(program, Method.self(program));
      var names =
          new Expressions.Names(
              method.self, method.carrier, local -> locals.getOrDefault(local, -1));
      var words = new Words.Memory(method.states, method.offset);
      expressions = new Expressions(code, context.layout(), context.tables(), words, names);
    }

    void emit(List<Integer> points, @Nullable Method next) {
      var cases = new ArrayList<SwitchCase>();
      for (int pc : points) {
        cases.add(SwitchCase.of(pc, code.newLabel()));
      }
      Label others = code.newLabel();
      expressions.state.load(area.pc(), slot, true);
      code.lookupswitch(others, cases);
      for (SwitchCase point : cases) {
        code.labelBinding(point.target());
        Expr asked = answers.apply(unit.flow().point(point.caseValue()));
        if (asked != null) {
          Expr answer = context.folding(program).fold(asked);
          unpack(point.caseValue(), answer);
          expressions.emitInt(answer);
          code.ireturn();
        }
      }
      code.labelBinding(others);
      if (next == null) {
        code.iconst_0().ireturn();
      } else {
        next.pushFixed(code, context, method, new Words.Memory(method.states, method.offset));
        next.call(code, context);
        code.ireturn();
      }
    }

    /// Puts the locals that `answer` names into JVM locals: as saved, or 0.
    private void unpack(int pc, Expr answer) {
      locals.clear();
      var named = new BitSet();
      Liveness.read(answer, named);
      for (int local = named.nextSetBit(0); local >= 0; local = named.nextSetBit(local + 1)) {
        SavedPlace saved = saved(pc, local);
        if (saved == null) {
          code.lconst_0();
        } else {
          expressions.state.load(area.chunks().get(saved.chunk()), slot, false);
          int bits = code.allocateLocal(TypeKind.LONG);
          code.lstore(bits);
          Exits.extract(code, bits, saved);
        }
        locals.put(local, store(local));
      }
    }

    private int store(int local) {
      boolean narrow = program.locals().get(local).type() == Type.INT;
      int stored = code.allocateLocal(narrow ? TypeKind.INT : TypeKind.LONG);
      if (narrow) {
        code.l2i().istore(stored);
      } else {
        code.lstore(stored);
      }
      return stored;
    }

    private @Nullable SavedPlace saved(int pc, int local) {
      for (SavedPlace saved : area.saved().get(pc)) {
        if (saved.local() == local) {
          return saved;
        }
      }
      return null;
    }
  }
}
