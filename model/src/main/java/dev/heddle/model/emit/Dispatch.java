package dev.heddle.model.emit;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Emits the methods that find out what to run: agent by agent, point by point, claim by claim.
final class Dispatch {
  /// Points that one method chooses among.
  private static final int GROUP = 128;

  private static final ClassDesc WIRING = ClassDesc.of(Wiring.class.getName());
  static final ClassDesc SUPER = ClassDesc.of(CompiledSuccessors.class.getName());

  private final Context context;
  private final List<Code> programs;
  private final List<Code> claims;
  private final int invariants;
  private final ClassBuilder type;
  private final Meters meters;

  Dispatch(
      Context context, List<Code> programs, List<Code> claims, ClassBuilder type, Meters meters) {
    this.context = context;
    this.programs = programs;
    this.claims = claims;
    this.invariants = context.machine().invariants().size();
    this.type = type;
    this.meters = meters;
  }

  /// The method of the steps from one point.
  static Method root(Context context, Code program, int pc) {
    return Method.root(program.name() + "_" + pc, context, program.flow().program);
  }

  void emit() {
    var waiting = new Standing(context, programs, "waits", Standing.OWNER);
    var touching = new Standing(context, programs, "touches", new Touches(context.machine())::of);
    type.withSuperclass(SUPER).withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
    instance(
        ConstantDescs.INIT_NAME,
        MethodTypeDesc.of(ConstantDescs.CD_void, WIRING),
        code ->
            code.aload(0)
                .aload(1)
                .invokespecial(
                    SUPER,
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, WIRING))
                .return_());
    instance(
        "expand",
        MethodTypeDesc.of(
            ConstantDescs.CD_int,
            Method.LONGS,
            ConstantDescs.CD_int,
            Method.LONGS,
            ConstantDescs.CD_int),
        code -> new Agents(context, programs, code).emitExpand());
    instance(
        "expandBy",
        MethodTypeDesc.of(
            ConstantDescs.CD_int,
            Method.LONGS,
            ConstantDescs.CD_int,
            Method.LONGS,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int),
        code -> new Agents(context, programs, code).emitExpandBy());
    instance(
        "falseClaim",
        MethodTypeDesc.of(ConstantDescs.CD_int, Method.LONGS, ConstantDescs.CD_int),
        this::falseClaim);
    instance(
        "witnessed",
        MethodTypeDesc.of(
            ConstantDescs.CD_boolean, ConstantDescs.CD_int, Method.LONGS, ConstantDescs.CD_int),
        this::witnessed);
    MethodTypeDesc ofRunner =
        MethodTypeDesc.of(
            ConstantDescs.CD_int, Method.LONGS, ConstantDescs.CD_int, ConstantDescs.CD_int);
    instance("owner", ofRunner, code -> waiting.ask(new Agents(context, programs, code), code));
    instance("touched", ofRunner, code -> touching.ask(new Agents(context, programs, code), code));
    programs.forEach(this::points);
    waiting.emit(type);
    touching.emit(type);
  }

  private void instance(String name, MethodTypeDesc signature, Consumer<CodeBuilder> code) {
    type.withMethodBody(name, signature, ClassFile.ACC_PUBLIC, code);
  }

  /// The method of the steps of a strand, by its program counter.
  static Method steps(Context context, Code program) {
    return Method.dispatch(program.name(), context, program.flow().program);
  }

  private void points(Code program) {
    int points = program.flow().points.size();
    if (points <= GROUP) {
      Method method = steps(context, program);
      Assembly.add(type, method, code -> group(program, method, 0, points, code));
      return;
    }
    var groups = new ArrayList<Method>();
    for (int first = 0; first < points; first += GROUP) {
      int from = first;
      Method method =
          Method.dispatch(program.name() + "_" + from + "_", context, program.flow().program);
      groups.add(method);
      int to = Math.min(points, first + GROUP);
      Assembly.add(type, method, code -> group(program, method, from, to, code));
    }
    Method method = steps(context, program);
    Assembly.add(
        type,
        method,
        code -> {
          code.iload(method.pc).loadConstant(GROUP).idiv();
          choose(
              code,
              groups.size(),
              number -> {
                push(code, method, groups.get(number));
                code.iload(method.pc);
                groups.get(number).call(code, context);
                code.ireturn();
              });
          code.iload(method.at).ireturn();
        });
  }

  private void group(Code program, Method method, int from, int to, CodeBuilder code) {
    Label counted = code.newLabel();
    code.iload(method.pc);
    if (from > 0) {
      code.loadConstant(from).isub();
    }
    int after = code.allocateLocal(TypeKind.INT);
    choose(
        code,
        to - from,
        number -> {
          Method root = root(context, program, from + number);
          push(code, method, root);
          root.call(code, context);
          code.istore(after).goto_(counted);
        });
    code.iload(method.at).ireturn().labelBinding(counted);
    code.aload(method.cells).iload(method.pc);
    code.loadConstant(meters.steps(program.flow())).iadd().dup2().laload();
    code.iload(after).iload(method.at).isub().i2l().ladd().lastore();
    code.iload(after).ireturn();
  }

  private void push(CodeBuilder code, Method caller, Method callee) {
    callee.pushFixed(code, context, caller, new Words.Memory(caller.states, caller.offset));
  }

  /// Emits one of `count` pieces of code for the number on the stack; other numbers go on after
  /// them.
  private static void choose(CodeBuilder code, int count, IntConsumer emit) {
    var cases = new ArrayList<SwitchCase>();
    for (int number = 0; number < count; number++) {
      cases.add(SwitchCase.of(number, code.newLabel()));
    }
    Label otherwise = code.newLabel();
    code.tableswitch(0, count - 1, otherwise, cases);
    for (SwitchCase piece : cases) {
      code.labelBinding(piece.target());
      emit.accept(piece.caseValue());
    }
    code.labelBinding(otherwise);
  }

  private void falseClaim(CodeBuilder code) {
    for (int number = 0; number < invariants; number++) {
      Label holds = code.newLabel();
      code.aload(1).iload(2);
      Method.reader(claims.get(number).name()).call(code, context);
      code.ifne(holds).loadConstant(number).ireturn().labelBinding(holds);
    }
    code.iconst_m1().ireturn();
  }

  private void witnessed(CodeBuilder code) {
    if (invariants < claims.size()) {
      code.iload(1);
      choose(
          code,
          claims.size() - invariants,
          number -> {
            code.aload(2).iload(3);
            Method.reader(claims.get(invariants + number).name()).call(code, context);
            code.ireturn();
          });
    }
    code.iconst_0().ireturn();
  }
}
