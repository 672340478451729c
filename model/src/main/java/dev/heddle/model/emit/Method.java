package dev.heddle.model.emit;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The name and the parameters of an emitted static method that gives an `int`. What is constant
/// for a program is no parameter.
final class Method {
  /// JVM slots that the parameters of one method may take.
  private static final int MOST_SLOTS = 255;

  static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();

  final String name;
  private final List<ClassDesc> types = new ArrayList<>();
  private final Map<Integer, Integer> locals = new HashMap<>();
  private int slots;

  /// JVM locals of the parameters; -1 where there is none.
  int states = -1;

  int offset = -1;
  int registers = -1;
  int self = -1;
  int carrier = -1;
  int out = -1;
  int at = -1;
  int cells = -1;
  int fuel = -1;
  int pc = -1;

  /// Thrown when a method would have more parameters than the JVM allows.
  static final class TooManyParameters extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Method(String name) {
    this.name = name;
  }

  /// A method that reads the state from an array and begins steps.
  static Method root(String name, Context context, Program program) {
    return reader(name).strand(context, program).output();
  }

  /// A method that chooses among others by a program counter.
  static Method dispatch(String name, Context context, Program program) {
    Method method = root(name, context, program);
    method.pc = method.add(ConstantDescs.CD_int);
    return method;
  }

  /// A method that only reads the state.
  static Method reader(String name) {
    var method = new Method(name);
    method.states = method.add(LONGS);
    method.offset = method.add(ConstantDescs.CD_int);
    return method;
  }

  /// A method that goes on with a step from the beginning of `block`.
  static Method part(String name, Context context, Flow flow, Liveness liveness, int block) {
    var method = new Method(name);
    if (!context.wide()) {
      method.registers = 0;
      for (int word = 0; word < context.layout().words(); word++) {
        method.add(ConstantDescs.CD_long);
      }
    }
    return method.strand(context, flow.program).output().locals(flow, liveness, block);
  }

  /// A method that goes on with a claim from the beginning of `block`.
  static Method claimPart(String name, Flow flow, Liveness liveness, int block) {
    return reader(name).locals(flow, liveness, block);
  }

  /// Adds the parameters for the strand and its carrier where they are not constant.
  Method strand(Context context, Program program) {
    if (Context.passesSelf(program)) {
      self = add(ConstantDescs.CD_int);
    }
    if (context.passesCarrier(program)) {
      carrier = add(ConstantDescs.CD_int);
    }
    return this;
  }

  private Method output() {
    out = add(LONGS);
    at = add(ConstantDescs.CD_int);
    cells = add(LONGS);
    return this;
  }

  private Method locals(Flow flow, Liveness liveness, int block) {
    if (flow.counts(block)) {
      fuel = add(ConstantDescs.CD_int);
    }
    BitSet live = liveness.at(block);
    for (int local = live.nextSetBit(0); local >= 0; local = live.nextSetBit(local + 1)) {
      Type type = flow.program.locals().get(local).type();
      locals.put(local, add(type == Type.INT ? ConstantDescs.CD_int : ConstantDescs.CD_long));
    }
    return this;
  }

  private int add(ClassDesc type) {
    int local = slots;
    types.add(type);
    slots += type.equals(ConstantDescs.CD_long) ? 2 : 1;
    if (slots > MOST_SLOTS) {
      throw new TooManyParameters();
    }
    return local;
  }

  MethodTypeDesc type() {
    return MethodTypeDesc.of(ConstantDescs.CD_int, types);
  }

  /// The locals of the program that are parameters.
  Iterable<Integer> passed() {
    return locals.keySet().stream().sorted().toList();
  }

  boolean passes(int local) {
    return locals.containsKey(local);
  }

  /// The JVM local of a parameter that is a local of the program.
  int local(int local) {
    return Objects.requireNonNull(locals.get(local));
  }

  /// Leaves the arguments for this method's fixed parameters on the stack, from those of the
  /// calling method and, for the state, from its words.
  void pushFixed(CodeBuilder code, Context context, Method caller, Words words) {
    if (states >= 0) {
      code.aload(caller.states).iload(caller.offset);
    }
    if (registers >= 0 && words instanceof Words.Registers(var first)) {
      for (int word = 0; word < context.layout().words(); word++) {
        code.lload(first + 2 * word);
      }
    }
    if (self >= 0) {
      code.iload(caller.self);
    }
    if (carrier >= 0) {
      code.iload(caller.carrier);
    }
    if (out >= 0) {
      code.aload(caller.out).iload(caller.at).aload(caller.cells);
    }
  }

  /// Calls this method.
  void call(CodeBuilder code, Context context) {
    code.invokestatic(context.self(), name, type());
  }

  /// The strand as an expression of code in this method.
  static Expr self(Program program) {
    return program.strands() == 1 ? Expr.of(program.firstStrand()) : new Expr.Self();
  }
}
