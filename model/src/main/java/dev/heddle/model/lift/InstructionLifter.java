package dev.heddle.model.lift;

import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.FlawKind;
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
  private final Accesses accesses;
  private final Calls calls;

  InstructionLifter(MethodLifter method) {
    this.method = method;
    this.accesses = new Accesses(method);
    this.calls = new Calls(method, accesses);
  }

  void lift(Instruction instruction) {
    switch (instruction) {
      case ConstantInstruction constant -> constant(constant);
      case LoadInstruction load -> load(load.slot());
      case StoreInstruction store -> method.store(store.slot(), method.frame.pop(), method.index);
      case IncrementInstruction increment -> increment(increment);
      case OperatorInstruction operator -> operator(operator);
      case ConvertInstruction convert -> convert(convert.opcode());
      case StackInstruction stack -> stack(stack.opcode());
      case BranchInstruction branch -> branch(branch);
      case TableSwitchInstruction table ->
          select(table.cases(), method.code.indexOf(table.defaultTarget()));
      case LookupSwitchInstruction lookup ->
          select(lookup.cases(), method.code.indexOf(lookup.defaultTarget()));
      case ReturnInstruction it ->
          method.doReturn(it.opcode() == Opcode.RETURN ? null : method.frame.pop());
      case ThrowInstruction _ -> calls.raise(method.frame.pop());
      case FieldInstruction field -> accesses.field(field);
      case ArrayLoadInstruction _ -> accesses.loadElement();
      case ArrayStoreInstruction _ -> accesses.storeElement();
      case InvokeInstruction invoke -> calls.invoke(invoke);
      case InvokeDynamicInstruction dynamic -> calls.invokeDynamic(dynamic);
      case TypeCheckInstruction check -> accesses.typeCheck(check);
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
          case String text -> new Symbol.Text(text.replace("%", "%%"), null);
          case Float _, Double _ -> throw floating();
          default -> new Symbol.Opaque("A constant of " + value.getClass().getSimpleName());
        });
  }

  private dev.heddle.model.Rejection floating() {
    return method.reject(
        "Floating point is not supported.", "Use integers: a state is a finite set of values.");
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
    method.store(increment.slot(), Symbol.Scalar.of(sum), method.index);
  }

  private void operator(OperatorInstruction instruction) {
    Opcode opcode = instruction.opcode();
    switch (opcode) {
      case ARRAYLENGTH -> accesses.length();
      case INEG, LNEG -> {
        Symbol.Scalar operand = method.popScalar();
        Expr zero = new Expr.Const(0, operand.expr().type());
        push(Fold.binary(Operator.SUBTRACT, zero, operand.expr()));
      }
      default -> binary(operatorOf(opcode));
    }
  }

  private void binary(Operator operator) {
    Symbol.Scalar right = method.popScalar();
    Symbol.Scalar left = method.popScalar();
    if (operator == Operator.DIVIDE || operator == Operator.REMAINDER) {
      right = method.cheap(right);
      Expr zero = new Expr.Const(0, right.expr().type());
      method.check(
          Fold.binary(Operator.NOT_EQUAL, right.expr(), zero),
          FlawKind.DIVISION,
          "division by zero",
          null);
    }
    Expr value = Fold.binary(operator, left.expr(), right.expr());
    boolean logic = left.shape() == Shape.BOOLEAN && right.shape() == Shape.BOOLEAN;
    method.frame.push(new Symbol.Scalar(value, logic ? Shape.BOOLEAN : Shape.INTEGER, null));
  }

  private Operator operatorOf(Opcode opcode) {
    return switch (opcode) {
      case IADD, LADD -> Operator.ADD;
      case ISUB, LSUB -> Operator.SUBTRACT;
      case IMUL, LMUL -> Operator.MULTIPLY;
      case IDIV, LDIV -> Operator.DIVIDE;
      case IREM, LREM -> Operator.REMAINDER;
      case IAND, LAND -> Operator.AND;
      case IOR, LOR -> Operator.OR;
      case IXOR, LXOR -> Operator.XOR;
      case ISHL, LSHL -> Operator.SHIFT_LEFT;
      case ISHR, LSHR -> Operator.SHIFT_RIGHT;
      case IUSHR, LUSHR -> Operator.SHIFT_RIGHT_UNSIGNED;
      case LCMP -> Operator.COMPARE;
      default -> throw floating();
    };
  }

  private void convert(Opcode opcode) {
    Conversion conversion =
        switch (opcode) {
          case I2B -> Conversion.TO_BYTE;
          case I2S -> Conversion.TO_SHORT;
          case I2C -> Conversion.TO_CHAR;
          case I2L -> Conversion.TO_LONG;
          case L2I -> Conversion.TO_INT;
          default -> throw floating();
        };
    push(Fold.convert(conversion, method.popScalar().expr()));
  }

  private void push(Expr expr) {
    method.frame.push(Symbol.Scalar.of(expr));
  }

  private void stack(Opcode opcode) {
    var stack = method.frame.stack;
    switch (opcode) {
      case POP -> method.frame.pop();
      case POP2 -> {
        if (!MethodLifter.isLong(method.frame.pop())) {
          method.frame.pop();
        }
      }
      case DUP -> duplicate(1, 0);
      case DUP_X1 -> duplicate(1, 1);
      case DUP_X2 -> duplicate(1, MethodLifter.isLong(stack.get(stack.size() - 2)) ? 1 : 2);
      case DUP2 -> duplicate(pair(), 0);
      case DUP2_X1 -> duplicate(pair(), 1);
      case DUP2_X2 -> {
        int count = pair();
        duplicate(count, MethodLifter.isLong(stack.get(stack.size() - count - 1)) ? 1 : 2);
      }
      case SWAP -> stack.add(stack.size() - 1, stack.removeLast());
      default -> throw new IllegalStateException(opcode.toString());
    }
  }

  /// Entries that make up the two topmost words.
  private int pair() {
    return MethodLifter.isLong(method.frame.stack.getLast()) ? 1 : 2;
  }

  /// Inserts a copy of the `count` topmost entries below those and the `below` entries under them.
  private void duplicate(int count, int below) {
    var stack = method.frame.stack;
    List<Symbol> copied = new ArrayList<>(stack.subList(stack.size() - count, stack.size()));
    stack.addAll(stack.size() - count - below, copied);
  }

  private void branch(BranchInstruction instruction) {
    int target = method.code.indexOf(instruction.target());
    if (instruction.opcode() == Opcode.GOTO || instruction.opcode() == Opcode.GOTO_W) {
      method.flowTo(target);
      method.branched();
      return;
    }
    method.branch(condition(instruction.opcode()), target, method.index + 1);
  }

  private Expr condition(Opcode opcode) {
    return switch (opcode) {
      case IFEQ -> againstZero(Operator.EQUAL);
      case IFNE -> againstZero(Operator.NOT_EQUAL);
      case IFLT -> againstZero(Operator.LESS);
      case IFGE -> againstZero(Operator.GREATER_OR_EQUAL);
      case IFGT -> againstZero(Operator.GREATER);
      case IFLE -> againstZero(Operator.LESS_OR_EQUAL);
      case IF_ICMPEQ, IF_ACMPEQ -> compare(Operator.EQUAL);
      case IF_ICMPNE, IF_ACMPNE -> compare(Operator.NOT_EQUAL);
      case IF_ICMPLT -> compare(Operator.LESS);
      case IF_ICMPGE -> compare(Operator.GREATER_OR_EQUAL);
      case IF_ICMPGT -> compare(Operator.GREATER);
      case IF_ICMPLE -> compare(Operator.LESS_OR_EQUAL);
      case IFNULL -> againstNull(Operator.EQUAL);
      case IFNONNULL -> againstNull(Operator.NOT_EQUAL);
      default -> throw new IllegalStateException(opcode.toString());
    };
  }

  private Expr againstZero(Operator operator) {
    return Fold.binary(operator, method.popScalar().expr(), Expr.of(0));
  }

  private Expr againstNull(Operator operator) {
    Symbol symbol = method.frame.pop();
    if (symbol instanceof Symbol.Scalar scalar) {
      var bound = method.bound(scalar);
      if (bound != null && !bound.contains(0)) {
        return Expr.of(operator == Operator.EQUAL ? 0 : 1);
      }
      return Fold.binary(operator, scalar.expr(), Expr.of(0));
    }
    return Expr.of(operator == Operator.EQUAL ? 0 : 1);
  }

  private Expr compare(Operator operator) {
    Symbol.Scalar right = method.popScalar();
    Symbol.Scalar left = method.popScalar();
    return Fold.binary(operator, left.expr(), right.expr());
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
    Class<?> type = calls.type(instruction.className().asInternalName());
    if (!Throwable.class.isAssignableFrom(type)) {
      throw method.reject(
          "A " + type.getSimpleName() + " is created while the protocol runs.", ALLOCATION_ADVICE);
    }
    method.frame.push(new Symbol.Thrown(type.getSimpleName(), null));
  }
}
