package dev.heddle.model.lift;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Type;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ConstantDesc;
import java.util.ArrayList;
import java.util.List;

/// Interprets one bytecode instruction over symbols.
final class InstructionLifter {
  private static final String ALLOCATION_ADVICE =
      "Build objects and arrays in the constructor of the protocol, as a pool; nothing is allocated"
          + " while it runs.";

  private final MethodLifter method;
  private final Arithmetic arithmetic;
  private final Conditions conditions;
  private final FieldAccess fields;
  private final ArrayAccess arrays;
  private final ClassTests classTests;
  private final Exceptions exceptions;
  private final Calls calls;

  InstructionLifter(MethodLifter method) {
    this.method = method;
    this.arithmetic = new Arithmetic(method);
    this.conditions = new Conditions(method);
    this.fields = new FieldAccess(method);
    this.arrays = new ArrayAccess(method);
    this.classTests = new ClassTests(method);
    this.exceptions = new Exceptions(method);
    this.calls = new Calls(method, exceptions);
  }

  void lift(Instruction instruction) {
    switch (instruction) {
      case ConstantInstruction constant -> constant(constant);
      case LoadInstruction load -> load(load.slot());
      case StoreInstruction store ->
          method.variables.store(store.slot(), method.frame.pop(), method.index);
      case IncrementInstruction increment -> increment(increment);
      case OperatorInstruction operator -> operator(operator.opcode());
      case ConvertInstruction convert -> arithmetic.convert(convert.opcode());
      case StackInstruction stack -> StackShuffles.apply(stack.opcode(), method.frame);
      case BranchInstruction branch -> branch(branch);
      case TableSwitchInstruction table ->
          select(table.cases(), method.code.indexOf(table.defaultTarget()));
      case LookupSwitchInstruction lookup ->
          select(lookup.cases(), method.code.indexOf(lookup.defaultTarget()));
      case ReturnInstruction it ->
          method.returns.from(it.opcode() == Opcode.RETURN ? null : method.frame.pop());
      case ThrowInstruction _ -> exceptions.raise(method.frame.pop());
      case FieldInstruction field -> fields.lift(field);
      case ArrayLoadInstruction _ -> arrays.load();
      case ArrayStoreInstruction _ -> arrays.store();
      case InvokeInstruction invoke -> calls.invoke(invoke);
      case InvokeDynamicInstruction dynamic -> calls.invokeDynamic(dynamic);
      case TypeCheckInstruction check -> classTests.lift(check);
      case NewObjectInstruction it -> newObject(it);
      case NopInstruction _ -> {}
      case NewReferenceArrayInstruction it
          when it.componentType().asInternalName().equals("java/lang/Object") ->
          throw method.reject(
              "An array of objects is created: variable arguments, as of String.format.",
              "Write a message as \"text \" + value, and give other methods fixed parameters.");
      case NewReferenceArrayInstruction _,
          NewPrimitiveArrayInstruction _,
          NewMultiArrayInstruction _ ->
          throw method.reject("An array is created while the protocol runs.", ALLOCATION_ADVICE);
      case MonitorInstruction _ ->
          throw method.reject(
              "`synchronized` is not supported.", "Use a dev.heddle.protocol.Lock.");
      default ->
          throw method.reject(
              "The instruction " + instruction.opcode() + " is not supported.",
              "Write plain integer, boolean and field code.");
    }
  }

  private void constant(ConstantInstruction constant) {
    if (constant.opcode() == Opcode.ACONST_NULL) {
      method.frame.push(Symbol.Scalar.reference(Expr.of(0), null));
      return;
    }
    ConstantDesc value = constant.constantValue();
    method.frame.push(
        switch (value) {
          case Integer number -> Symbol.Scalar.of(Expr.of(number));
          case Long number -> Symbol.Scalar.of(new Expr.Const(number, Type.LONG));
          case String text -> Symbol.Text.of(text.replace("%", "%%"));
          case Float _, Double _ -> throw arithmetic.floating();
          default -> new Symbol.Opaque("A constant of " + value.getClass().getSimpleName());
        });
  }

  private void load(int slot) {
    Symbol symbol = method.frame.slot(slot);
    if (symbol == null) {
      throw method.reject(
          "A variable is read whose value differs in kind between the ways that lead here.",
          "Use a variable of its own for each value.");
    }
    method.frame.push(symbol);
  }

  private void increment(IncrementInstruction increment) {
    load(increment.slot());
    Symbol.Scalar scalar = method.popScalar();
    Expr sum = Fold.binary(Operator.ADD, scalar.expr(), Expr.of(increment.constant()));
    method.variables.store(increment.slot(), Symbol.Scalar.of(sum), method.index);
  }

  private void operator(Opcode opcode) {
    if (opcode == Opcode.ARRAYLENGTH) {
      arrays.length();
    } else {
      arithmetic.operator(opcode);
    }
  }

  private void branch(BranchInstruction instruction) {
    int target = method.code.indexOf(instruction.target());
    if (instruction.opcode() == Opcode.GOTO || instruction.opcode() == Opcode.GOTO_W) {
      method.flowTo(target);
      method.branched();
      return;
    }
    method.branch(conditions.of(instruction.opcode()), target, method.index + 1);
  }

  private void select(List<SwitchCase> cases, int otherwise) {
    List<Integer> keys = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    for (SwitchCase each : cases) {
      keys.add(each.caseValue());
      targets.add(method.code.indexOf(each.target()));
    }
    method.select(method.popScalar().expr(), keys, targets, otherwise);
  }

  private void newObject(NewObjectInstruction instruction) {
    Class<?> type = method.classNamed(instruction.className().asInternalName());
    if (!Throwable.class.isAssignableFrom(type)) {
      throw method.reject(
          "A " + type.getSimpleName() + " is created while the protocol runs.", ALLOCATION_ADVICE);
    }
    method.frame.push(new Symbol.Thrown(type.getSimpleName(), null));
  }
}
