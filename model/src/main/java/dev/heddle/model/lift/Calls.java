package dev.heddle.model.lift;

import dev.heddle.model.ir.Exit;
import dev.heddle.protocol.Heddle;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lifts calls: finds the methods that may run and inlines them.
final class Calls {
  private final MethodLifter method;
  private final Library library;
  private final Inliner inliner;
  private final VirtualCalls virtualCalls;
  private final Lambdas lambdas;
  private final Intrinsics intrinsics;
  private final Exceptions exceptions;

  Calls(MethodLifter method, Exceptions exceptions) {
    this.method = method;
    this.library = new Library(method);
    this.inliner = new Inliner(method);
    this.virtualCalls = new VirtualCalls(method, library, inliner);
    this.lambdas = new Lambdas(method, library, inliner, virtualCalls);
    this.intrinsics = new Intrinsics(method, lambdas);
    this.exceptions = exceptions;
  }

  void invoke(InvokeInstruction instruction) {
    String name = instruction.name().stringValue();
    MethodTypeDesc descriptor = instruction.typeSymbol();
    if (instruction.owner().asSymbol().isArray()) {
      throw method.reject("An array is copied.", "Copy the elements in a loop.");
    }
    Class<?> owner = method.classNamed(instruction.owner().asInternalName());
    boolean isStatic = instruction.opcode() == Opcode.INVOKESTATIC;
    List<Symbol> arguments = pop(descriptor.parameterCount() + (isStatic ? 0 : 1));
    if (owner == Heddle.class) {
      pushIfAny(intrinsics.call(name, arguments), descriptor);
    } else if (name.equals("<init>")) {
      exceptions.construct(arguments);
    } else if (!isStatic && arguments.getFirst() instanceof Symbol.Lambda lambda) {
      pushIfAny(lambdas.call(lambda, owner, name, descriptor, arguments), descriptor);
    } else if (!library.call(owner, name, descriptor, arguments)) {
      String types = descriptor.descriptorString();
      Symbol result =
          isStatic
              ? inliner.inline(
                  library.supported(method.program.method(owner, name, types)), arguments)
              : virtualCalls.call(instruction.opcode(), owner, name, descriptor, arguments);
      pushIfAny(result, descriptor);
    }
  }

  /// Pushes the result of a call. One that has none though it should never returns: what follows it
  /// is never reached.
  private void pushIfAny(@Nullable Symbol result, MethodTypeDesc descriptor) {
    if (descriptor.returnType().descriptorString().equals("V")) {
      return;
    }
    if (result == null) {
      method.end(new Exit.Prune());
    } else {
      method.frame.push(result);
    }
  }

  private List<Symbol> pop(int count) {
    var stack = method.frame.stack;
    List<Symbol> from = stack.subList(stack.size() - count, stack.size());
    List<Symbol> arguments = new ArrayList<>(from);
    from.clear();
    return arguments;
  }

  void invokeDynamic(InvokeDynamicInstruction instruction) {
    String factory = instruction.bootstrapMethod().owner().displayName();
    switch (factory) {
      case "LambdaMetafactory" -> {
        Method body = Constants.implementation(method, instruction);
        if (Constants.boxes(instruction, body)) {
          throw library.boxed();
        }
        method.frame.push(new Symbol.Lambda(body, pop(instruction.typeSymbol().parameterCount())));
      }
      case "StringConcatFactory" -> {
        List<Symbol> parts = pop(instruction.typeSymbol().parameterCount());
        method.frame.push(Constants.concatenation(instruction, parts));
      }
      case "SwitchBootstraps" ->
          throw method.reject(
              "A pattern switch is not supported.",
              "Switch over an enum or an integer, or call an overridden method.");
      default ->
          throw method.reject(
              "A call through " + factory + " is not supported.",
              "Compare the components of records one by one.");
    }
  }
}
