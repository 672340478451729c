package dev.heddle.model.emit;

import dev.heddle.model.emit.StateAccess.Bits;
import dev.heddle.model.emit.StateAccess.Change;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Type;
import dev.heddle.model.layout.Area;
import dev.heddle.model.layout.Area.SavedPlace;
import dev.heddle.model.layout.Place;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Emits how a step begins at a point, forks at a choice, and leaves: the strand's area is taken
/// out of the state at the beginning, all bits 0, and put back at the end.
final class Exits {
  private final Body body;
  private final CodeBuilder code;

  Exits(Body body) {
    this.body = body;
    this.code = body.code;
  }

  private Area area() {
    return body.context.layout().area(body.unit.flow().program);
  }

  private Slot slot() {
    Program program = body.unit.flow().program;
    return Context.slot(program, Method.self(program));
  }

  /// Reads the state and the locals saved where the program counter is `pc`.
  void begin(int pc) {
    Method method = body.method;
    int words = body.context.layout().words();
    if (body.context.wide()) {
      copy(method.states, method.offset, method.out, method.at);
    } else {
      for (int word = 0; word < words; word++) {
        code.aload(method.states).iload(method.offset);
        if (word > 0) {
          code.loadConstant(word).iadd();
        }
        code.laload().lstore(register(word));
      }
    }
    if (!body.unit.startsItsLike()) {
      body.expressions.state.update(area().pc(), slot(), Change.XOR, Bits.of(pc));
    }
    if (body.unit.reachesUnbounded(pc)) {
      code.aload(method.cells).loadConstant(Meters.STOP);
      code.iload(method.at).i2l().loadConstant((long) Bounds.CAP * words).ladd().lastore();
    }
    BitSet live = body.unit.liveness().at(body.unit.flow().point(pc).next());
    BitSet zero = (BitSet) live.clone();
    List<SavedPlace> saved = area().saved().get(pc);
    for (int chunk = 0; chunk < area().chunks().size(); chunk++) {
      if (width(saved, chunk) > 0) {
        unpack(chunk, saved, live);
      }
    }
    for (SavedPlace local : saved) {
      zero.clear(local.local());
      if (local.width() == 0 && live.get(local.local())) {
        store(local.local(), () -> code.loadConstant(local.base()));
      }
    }
    zero(zero);
  }

  /// Gives locals the value 0.
  void zero(BitSet locals) {
    locals.stream().forEach(local -> store(local, code::lconst_0));
  }

  private int register(int word) {
    return body.words instanceof Words.Registers(var first) ? first + 2 * word : -1;
  }

  private static int width(List<SavedPlace> saved, int chunk) {
    int width = 0;
    for (SavedPlace local : saved) {
      width += local.chunk() == chunk ? local.width() : 0;
    }
    return width;
  }

  private void unpack(int number, List<SavedPlace> saved, BitSet live) {
    Place chunk = area().chunks().get(number);
    body.expressions.state.load(chunk, slot(), false);
    int bits = code.allocateLocal(TypeKind.LONG);
    code.lstore(bits);
    body.expressions.state.update(chunk, slot(), Change.XOR, Bits.of(() -> code.lload(bits)));
    for (SavedPlace local : saved) {
      if (local.chunk() == number && local.width() > 0 && live.get(local.local())) {
        store(local.local(), () -> extract(code, bits, local));
      }
    }
  }

  /// Leaves a saved local's value on the stack, from the bits of its chunk in a JVM local.
  static void extract(CodeBuilder code, int bits, SavedPlace local) {
    if (local.width() == 0) {
      code.loadConstant(local.base());
      return;
    }
    code.lload(bits);
    if (local.bit() > 0) {
      code.loadConstant(local.bit()).lushr();
    }
    if (local.width() < Long.SIZE) {
      code.loadConstant(-1L >>> (Long.SIZE - local.width())).land();
    }
    if (local.base() != 0) {
      code.loadConstant(local.base()).ladd();
    }
  }

  /// Stores what `push` leaves on the stack, a `long`, in a local of the program.
  private void store(int local, Runnable push) {
    push.run();
    if (body.type(local) == Type.INT) {
      code.l2i().istore(body.local(local));
    } else {
      code.lstore(body.local(local));
    }
  }

  /// Copies a state from array to array; `fromAt` -1 stands for the array's beginning.
  private void copy(int from, int fromAt, int to, int toAt) {
    code.aload(from);
    if (fromAt < 0) {
      code.iconst_0();
    } else {
      code.iload(fromAt);
    }
    code.aload(to)
        .iload(toAt)
        .loadConstant(body.context.layout().words())
        .invokestatic(
            ClassDesc.of("java.lang.System"),
            "arraycopy",
            MethodTypeDesc.of(
                ConstantDescs.CD_void,
                ConstantDescs.CD_Object,
                ConstantDescs.CD_int,
                ConstantDescs.CD_Object,
                ConstantDescs.CD_int,
                ConstantDescs.CD_int));
  }

  /// The strand arrives at a point.
  void point(int block, Exit.Point point) {
    int pc = body.unit.flow().points.indexOf(block);
    List<SavedPlace> saved = area().saved().get(pc);
    for (int chunk = 0; chunk < area().chunks().size(); chunk++) {
      var packed = new ArrayList<SavedPlace>();
      for (SavedPlace local : saved) {
        if (local.chunk() == chunk && local.width() > 0) {
          packed.add(local);
        }
      }
      if (!packed.isEmpty()) {
        body.expressions.state.update(
            area().chunks().get(chunk), slot(), Change.OR, Bits.of(() -> pack(packed)));
      }
    }
    leave(block, pc);
  }

  private void pack(List<SavedPlace> locals) {
    boolean first = true;
    for (SavedPlace local : locals) {
      body.distance(new Expr.Local(local.local(), body.type(local.local())), local.base());
      if (local.bit() > 0) {
        code.loadConstant(local.bit()).lshl();
      }
      if (!first) {
        code.lor();
      }
      first = false;
    }
  }

  /// The strand ends, or the claim is evaluated.
  void end(int block) {
    if (body.method.out >= 0) {
      leave(block, area().ended());
      return;
    }
    if (body.type(0) == Type.LONG) {
      code.lload(body.local(0)).lconst_0().lcmp().ireturn();
    } else {
      code.iload(body.local(0)).ireturn();
    }
  }

  private void leave(int block, int pc) {
    Change change = body.unit.startsItsLike() ? Change.STORE : Change.OR;
    body.expressions.state.update(area().pc(), slot(), change, Bits.of(pc));
    Method method = body.method;
    if (body.unit.isUnbounded(block)) {
      code.iload(method.at).i2l().aload(method.cells).loadConstant(Meters.STOP).laload().lcmp();
      code.ifge(body.jumps.fault());
    }
    int words = body.context.layout().words();
    if (!body.context.wide()) {
      for (int word = 0; word < words; word++) {
        code.aload(method.out).iload(method.at);
        if (word > 0) {
          code.loadConstant(word).iadd();
        }
        code.lload(register(word)).lastore();
      }
    }
    code.iload(method.at).loadConstant(words).iadd().ireturn();
  }

  /// Calls the rest of the step once for each alternative.
  void choose(int block, Exit.Choose choose) {
    int count = alternatives(choose.alternatives());
    Label done = code.newLabel();
    Label again = code.newLabel();
    int alternative = code.allocateLocal(TypeKind.INT);
    code.iload(count).ifle(done);
    body.jumps.burn(block, choose.next());
    code.iconst_0().istore(alternative);
    int kept = keep();
    code.labelBinding(again);
    countSplit(block, choose, alternative);
    Method rest = body.unit.method(choose.next());
    body.push(rest, choose.local(), alternative);
    rest.call(code, body.context);
    code.istore(body.method.at).iinc(alternative, 1).iload(alternative).iload(count);
    if (kept < 0) {
      code.if_icmplt(again);
    } else {
      code.if_icmpge(done);
      copy(kept, -1, body.method.out, body.method.at);
      code.goto_(again);
    }
    code.labelBinding(done).iload(body.method.at).ireturn();
  }

  private void countSplit(int block, Exit.Choose choose, int alternative) {
    Meters meters = body.unit.meters();
    if (choose.split() != null && meters != null) {
      Label room = code.newLabel();
      code.iload(alternative).iconst_1().if_icmpne(room);
      body.count(meters.splits(body.unit.flow(), block));
      code.labelBinding(room);
    }
  }

  /// Stores the number of alternatives in a JVM local, no more than an `int` can hold.
  private int alternatives(Expr expr) {
    if (expr.type() == Type.LONG) {
      var min =
          MethodTypeDesc.of(
              ConstantDescs.CD_long, List.of(ConstantDescs.CD_long, ConstantDescs.CD_long));
      body.expressions.emitLong(expr);
      code.loadConstant((long) Integer.MAX_VALUE);
      code.invokestatic(ClassDesc.of("java.lang.Math"), "min", min);
      code.lconst_0().invokestatic(ClassDesc.of("java.lang.Math"), "max", min).l2i();
    } else {
      body.expressions.emitInt(expr);
    }
    int count = code.allocateLocal(TypeKind.INT);
    code.istore(count);
    return count;
  }

  /// Keeps a copy of a wide state, which the first alternative is going to change.
  private int keep() {
    if (!body.context.wide()) {
      return -1;
    }
    int kept = code.allocateLocal(TypeKind.REFERENCE);
    Method method = body.method;
    code.aload(method.out).iload(method.at).iload(method.at);
    code.loadConstant(body.context.layout().words()).iadd();
    code.invokestatic(
        ClassDesc.of("java.util.Arrays"),
        "copyOfRange",
        MethodTypeDesc.of(Method.LONGS, Method.LONGS, ConstantDescs.CD_int, ConstantDescs.CD_int));
    code.astore(kept);
    return kept;
  }
}
