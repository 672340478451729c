package dev.heddle.model.jvm;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.Set;

/// Weaves into the code of a method what happens where other strands may run, and where Java would
/// go on though the protocol is wrong: at its beginning and end, at accesses to volatile variables,
/// at writes to what has a range, and at jumps back.
final class CodeWeaver implements CodeTransform {
  private static final MethodTypeDesc NOTHING = ConstantDescs.MTD_void;
  private static final MethodTypeDesc ENTER =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int);
  private static final MethodTypeDesc ACCESS =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
  private static final MethodTypeDesc WRITE =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_long,
          ConstantDescs.CD_int);

  private final Weaver weaver;
  private final int number;
  private final boolean isStatic;
  private final Set<Label> passed = new HashSet<>();

  /// @param number the method's number in `weaver`
  CodeWeaver(Weaver weaver, int number, MethodModel method) {
    this.weaver = weaver;
    this.number = number;
    isStatic = method.flags().has(AccessFlag.STATIC);
  }

  @Override
  public void atStart(CodeBuilder code) {
    passed.clear();
    if (isStatic) {
      code.aconst_null();
    } else {
      code.aload(0);
    }
    code.loadConstant(number).invokestatic(Weaver.HOOKS, "enter", ENTER);
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case LabelTarget target -> {
        passed.add(target.label());
        code.with(target);
      }
      case BranchInstruction branch -> {
        if (passed.contains(branch.target())) {
          code.invokestatic(Weaver.HOOKS, "jump", NOTHING);
        }
        code.with(branch);
      }
      case ReturnInstruction it -> {
        code.invokestatic(Weaver.HOOKS, "leave", NOTHING);
        code.with(it);
      }
      case FieldInstruction field -> field(code, field);
      case ArrayLoadInstruction load -> {
        code.dup2().pop().invokestatic(Weaver.HOOKS, "access", ACCESS);
        code.with(load);
      }
      case ArrayStoreInstruction store -> code.invokestatic(Weaver.HOOKS, "store", store(store));
      default -> code.with(element);
    }
  }

  private void field(CodeBuilder code, FieldInstruction instruction) {
    Opcode opcode = instruction.opcode();
    boolean instance = opcode == Opcode.GETFIELD || opcode == Opcode.PUTFIELD;
    if (instance && !instruction.typeSymbol().isArray()) {
      String owner = instruction.owner().asInternalName().replace('/', '.');
      int field = weaver.field(owner, instruction.name().stringValue());
      if (field >= 0 && weaver.fields.get(field).point()) {
        code.invokestatic(Weaver.HOOKS, "access", NOTHING);
      }
      if (field >= 0 && opcode == Opcode.PUTFIELD && weaver.fields.get(field).isRanged()) {
        write(code, TypeKind.from(instruction.typeSymbol()), field);
      }
    }
    code.with(instruction);
  }

  private static void write(CodeBuilder code, TypeKind kind, int field) {
    if (kind == TypeKind.REFERENCE || kind == TypeKind.BOOLEAN) {
      return;
    }
    int value = code.allocateLocal(kind);
    code.storeLocal(kind, value).dup().loadLocal(kind, value);
    if (kind != TypeKind.LONG) {
      code.i2l();
    }
    code.loadConstant(field).invokestatic(Weaver.HOOKS, "write", WRITE).loadLocal(kind, value);
  }

  private static MethodTypeDesc store(ArrayStoreInstruction store) {
    ClassDesc array =
        switch (store.opcode()) {
          case IASTORE -> ConstantDescs.CD_int.arrayType();
          case LASTORE -> ConstantDescs.CD_long.arrayType();
          case SASTORE -> ConstantDescs.CD_short.arrayType();
          case CASTORE -> ConstantDescs.CD_char.arrayType();
          case AASTORE -> ConstantDescs.CD_Object.arrayType();
          case BASTORE -> ConstantDescs.CD_Object;
          default -> throw new Unrunnable("floating-point arrays");
        };
    ClassDesc value =
        switch (store.opcode()) {
          case LASTORE -> ConstantDescs.CD_long;
          case AASTORE -> ConstantDescs.CD_Object;
          default -> ConstantDescs.CD_int;
        };
    return MethodTypeDesc.of(ConstantDescs.CD_void, array, ConstantDescs.CD_int, value);
  }
}
