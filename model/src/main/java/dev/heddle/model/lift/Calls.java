package dev.heddle.model.lift;

import dev.heddle.model.ir.Conversion;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.FlawKind;
import dev.heddle.protocol.Heddle;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Lifts calls: finds the methods that may run and inlines them.
final class Calls {
  private static final MethodTypeDesc CONDITION = MethodTypeDesc.ofDescriptor("()Z");

  private final MethodLifter method;
  private final Library library;
  private final Inliner inliner;
  private final Intrinsics intrinsics;

  Calls(MethodLifter method, Accesses accesses) {
    this.method = method;
    this.library = new Library(method, accesses);
    this.inliner = new Inliner(method);
    this.intrinsics = new Intrinsics(method, this);
  }

  static Class<?> load(MethodLifter method, String internalName) {
    String name = internalName.replace('/', '.');
    Class<?> type = method.program.files.type(method.code.method.getDeclaringClass(), name);
    if (type == null) {
      throw method.reject("The class " + name + " cannot be found.", "Put it on the class path.");
    }
    return type;
  }

  Class<?> type(String internalName) {
    return load(method, internalName);
  }

  void invoke(InvokeInstruction instruction) {
    String name = instruction.name().stringValue();
    MethodTypeDesc descriptor = instruction.typeSymbol();
    if (instruction.owner().asSymbol().isArray()) {
      throw method.reject("An array is copied.", "Copy the elements in a loop.");
    }
    Class<?> owner = type(instruction.owner().asInternalName());
    boolean isStatic = instruction.opcode() == Opcode.INVOKESTATIC;
    List<Symbol> arguments = pop(descriptor.parameterCount() + (isStatic ? 0 : 1));
    if (owner == Heddle.class) {
      pushIfAny(intrinsics.call(name, arguments), descriptor);
    } else if (name.equals("<init>")) {
      construct(arguments);
    } else if (!isStatic && arguments.getFirst() instanceof Symbol.Lambda lambda) {
      pushIfAny(callOf(lambda, owner, name, descriptor, arguments), descriptor);
    } else if (!library.call(owner, name, arguments)) {
      Symbol result =
          isStatic
              ? inliner.inline(library.supported(resolved(owner, name, descriptor)), arguments)
              : dispatch(instruction.opcode(), owner, name, descriptor, arguments);
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

  private Method resolved(Class<?> owner, String name, MethodTypeDesc descriptor) {
    return method.program.method(owner, name, descriptor.descriptorString());
  }

  private Symbol.Scalar scalar(Symbol symbol) {
    if (symbol instanceof Symbol.Scalar scalar) {
      return scalar;
    }
    throw method.misused(symbol);
  }

  // Exceptions

  private void construct(List<Symbol> arguments) {
    Symbol target = arguments.getFirst();
    if (!(target instanceof Symbol.Thrown(var type, _))) {
      throw method.reject(
          "An object is created while the protocol runs.",
          "Build objects in the constructor of the protocol.");
    }
    Symbol.Text text = arguments.size() > 1 ? Library.asText(arguments.get(1)) : null;
    Symbol built = new Symbol.Thrown(type, text);
    method.frame.rewrite(symbol -> symbol.equals(target) ? built : symbol);
  }

  /// A throw: the step is an error.
  void raise(Symbol exception) {
    if (!(exception instanceof Symbol.Thrown(var type, var text))) {
      throw method.reject(
          "Something else than a new exception is thrown.", "Write `throw new X(\"message\")`.");
    }
    boolean assertion = type.equals("AssertionError");
    String message = text == null ? "" : text.text();
    if (assertion) {
      fail(FlawKind.ASSERTION, message.isEmpty() ? "assertion failed" : message, text);
    } else {
      fail(FlawKind.EXCEPTION, message.isEmpty() ? type : type + ": " + message, text);
    }
  }

  private void fail(FlawKind kind, String message, Symbol.@Nullable Text text) {
    if (text != null && text.subject() != null) {
      method.check(Expr.of(0), kind, message, text.subject());
    } else {
      method.end(new Exit.Fail(kind, message.replace("%%", "%")));
    }
  }

  // Lambdas and strings

  /// Calls the method of a functional interface on a lambda: its code, or a default method.
  private @Nullable Symbol callOf(
      Symbol.Lambda lambda,
      Class<?> owner,
      String name,
      MethodTypeDesc descriptor,
      List<Symbol> arguments) {
    Method called = method.program.files.resolve(owner, name, descriptor.descriptorString());
    if (called != null && !Modifier.isAbstract(called.getModifiers())) {
      if (called.getDeclaringClass() == Object.class) {
        throw method.misused(lambda);
      }
      return inliner.inline(called, arguments);
    }
    List<Symbol> all = new ArrayList<>(lambda.captured());
    all.addAll(arguments.subList(1, arguments.size()));
    Method body = lambda.body();
    int first = isInstance(body) ? 1 : 0;
    for (int i = 0; i < body.getParameterCount(); i++) {
      all.set(first + i, widened(all.get(first + i), body.getParameterTypes()[i] == long.class));
    }
    Symbol result =
        first == 0 || Modifier.isPrivate(body.getModifiers())
            ? inliner.inline(library.supported(body), all)
            : dispatch(
                Opcode.INVOKEVIRTUAL,
                body.getDeclaringClass(),
                body.getName(),
                MethodTypeDesc.ofDescriptor(ClassFiles.descriptor(body)),
                all);
    boolean wide = descriptor.returnType().descriptorString().equals("J");
    return result == null ? null : widened(result, wide);
  }

  /// A method reference may turn an `int` into a `long`.
  private static Symbol widened(Symbol symbol, boolean wide) {
    return wide && symbol instanceof Symbol.Scalar(var expr, _, _) && expr.type() == Type.INT
        ? Symbol.Scalar.of(Fold.convert(Conversion.TO_LONG, expr))
        : symbol;
  }

  /// The value of a condition given as a lambda, evaluated here and now.
  Expr condition(Symbol.Lambda lambda) {
    Context outer = method.context;
    method.context = outer.atomically();
    try {
      Symbol value =
          callOf(lambda, BooleanSupplier.class, "getAsBoolean", CONDITION, List.of(lambda));
      return value == null ? Expr.of(0) : scalar(value).expr();
    } finally {
      method.context = outer;
    }
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

  // Virtual calls

  private @Nullable Symbol dispatch(
      Opcode opcode,
      Class<?> owner,
      String name,
      MethodTypeDesc descriptor,
      List<Symbol> arguments) {
    Symbol.Scalar receiver =
        method.checkNotNull(
            scalar(arguments.getFirst()), "call of " + owner.getSimpleName() + "." + name);
    receiver = (Symbol.Scalar) method.stable(receiver);
    arguments.set(0, receiver);
    Method named = method.program.files.resolve(owner, name, descriptor.descriptorString());
    if (named != null
        && (opcode == Opcode.INVOKESPECIAL || Modifier.isPrivate(named.getModifiers()))) {
      return inliner.inline(library.supported(named), arguments);
    }
    Map<Method, List<Domain>> targets = targets(owner, name, descriptor, receiver);
    if (targets.isEmpty()) {
      method.assembly.close(new Exit.Fail(FlawKind.NULL, "call of " + name + " of null"));
      method.assembly.open(method.block());
      return null;
    }
    if (targets.size() == 1) {
      var only = targets.entrySet().iterator().next();
      arguments.set(0, narrowed(receiver, only.getValue()));
      return inliner.inline(only.getKey(), arguments);
    }
    return branchTo(targets, receiver, arguments);
  }

  private Map<Method, List<Domain>> targets(
      Class<?> owner, String name, MethodTypeDesc descriptor, Symbol.Scalar receiver) {
    var entities = method.program.graph.entities();
    Domain bound = method.bound(receiver);
    long from = bound == null ? 1 : Math.max(1, bound.from());
    long to = bound == null ? entities.count() : Math.min(entities.count(), bound.to());
    Map<Method, List<Domain>> targets = new LinkedHashMap<>();
    for (long number = from; number <= to; number++) {
      Class<?> type = entities.object((int) number).getClass();
      if (owner.isAssignableFrom(type)) {
        Method target = library.supported(resolved(type, name, descriptor));
        List<Domain> ranges = targets.computeIfAbsent(target, _ -> new ArrayList<>());
        boolean extend = !ranges.isEmpty() && ranges.getLast().to() == number - 1;
        long first = extend ? ranges.removeLast().from() : number;
        ranges.add(new Domain(first, number));
      }
    }
    return targets;
  }

  private static Symbol.Scalar narrowed(Symbol.Scalar receiver, List<Domain> ranges) {
    Domain bound = new Domain(ranges.getFirst().from(), ranges.getLast().to());
    return Symbol.Scalar.reference(receiver.expr(), bound);
  }

  /// One branch for each method that may run.
  private @Nullable Symbol branchTo(
      Map<Method, List<Domain>> targets, Symbol.Scalar receiver, List<Symbol> unstable) {
    method.spillUnstable();
    List<Symbol> arguments = new ArrayList<>(unstable.stream().map(method::stable).toList());
    int join = method.block();
    Symbol.Scalar result = null;
    int local = -1;
    int left = targets.size();
    for (var target : targets.entrySet()) {
      left--;
      int next = -1;
      if (left > 0) {
        int here = method.block();
        next = method.block();
        method.assembly.close(new Exit.If(within(receiver, target.getValue()), here, next));
        method.assembly.open(here);
      }
      arguments.set(0, narrowed(receiver, target.getValue()));
      Symbol returned = inliner.inline(target.getKey(), arguments);
      if (returned instanceof Symbol.Scalar(var expr, var shape, _)) {
        if (local < 0) {
          local = method.assembly.local("", expr.type(), shape, method.context.activation());
          result = new Symbol.Scalar(new Expr.Local(local, expr.type()), shape, null);
        }
        method.assembly.add(new Stmt.Assign(local, expr));
      } else if (returned != null) {
        throw method.reject(
            "An overridden method returns an array or a lambda.", "Return an index or an object.");
      }
      method.assembly.close(new Exit.Goto(join));
      if (left > 0) {
        method.assembly.open(next);
      }
    }
    method.assembly.open(join);
    return result;
  }

  private static Expr within(Symbol.Scalar receiver, List<Domain> ranges) {
    Expr member = Expr.of(0);
    for (Domain range : ranges) {
      member = Fold.or(member, Fold.within(receiver.expr(), range));
    }
    return member;
  }

  static boolean isInstance(Method method) {
    return !Modifier.isStatic(method.getModifiers());
  }
}
