package dev.heddle.model.lift;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Type;
import dev.heddle.model.system.FlawKind;
import dev.heddle.protocol.Acquires;
import dev.heddle.protocol.Depth;
import dev.heddle.protocol.SystemStack;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Inlines one call: a new activation, with Go's prologue and epilogue around it where they are
/// woven.
final class Inliner {
  private static final int DEPTH = 4;

  private final MethodLifter caller;
  private final ProgramLifter program;
  private final Assembly assembly;

  Inliner(MethodLifter caller) {
    this.caller = caller;
    this.program = caller.program;
    this.assembly = caller.assembly;
  }

  /// What a call of `method` returns; null for nothing.
  @Nullable Symbol inline(Method method, List<Symbol> unstable) {
    if (Modifier.isSynchronized(method.getModifiers())) {
      throw caller.reject(
          method.getName() + "() is synchronized, which is not supported.",
          "Use a dev.heddle.protocol.Lock.");
    }
    if (Modifier.isNative(method.getModifiers()) || Modifier.isAbstract(method.getModifiers())) {
      throw caller.reject(
          method.getName() + "() has no body: it is native or abstract.",
          "Write what it does to the state in Java.");
    }
    if (isTooDeep(method)) {
      return null;
    }
    caller.spills.unstable();
    List<Symbol> arguments = unstable.stream().map(caller.spills::stable).toList();
    try {
      return activate(method, arguments);
    } catch (Rejection rejection) {
      boolean within = rejection.where() != null && rejection.where().startsWith("java.");
      if (!within || caller.code.method.getDeclaringClass().getName().startsWith("java.")) {
        throw rejection;
      }
      String called = method.getDeclaringClass().getSimpleName() + "." + method.getName();
      throw caller.reject(
          "A call of " + called + " is not supported.", "Write in Java what it computes.");
    }
  }

  private boolean isTooDeep(Method method) {
    Depth depth = method.getAnnotation(Depth.class);
    int limit = depth == null ? DEPTH : depth.value();
    if (caller.context.depthOf(method) < limit) {
      return false;
    }
    String message =
        method.getName() + "() is recursive beyond depth " + limit + ": raise it with @Depth";
    assembly.close(new Exit.Fail(FlawKind.MODEL, message));
    assembly.open(caller.block());
    return true;
  }

  private @Nullable Symbol activate(Method method, List<Symbol> arguments) {
    Context outer = caller.context;
    MethodCode code = program.files.code(method);
    boolean system = outer.systemStack() || method.isAnnotationPresent(SystemStack.class);
    int activation = program.activate(outer, caller.code.line(caller.index), method, system);
    Expr lock =
        method.isAnnotationPresent(Acquires.class) && ClassFiles.isInstance(method)
            ? ((Symbol.Scalar) arguments.getFirst()).expr()
            : outer.lock();
    Context context =
        new Context(
            outer,
            method,
            activation,
            outer.atomic(),
            system,
            outer.mayRest() || ProgramLifter.mayRest(method),
            lock,
            outer.splits());
    Weaving weaving = program.weaving;
    if (weaving == null || system || !Weaving.applies(method, outer)) {
      return body(context, code, arguments);
    }
    int flag = prologue(weaving, context, code, method);
    if (flag < 0) {
      return body(context, code, arguments);
    }
    Symbol result = body(context.splitting(flag), code, arguments);
    return epilogue(weaving, flag, result);
  }

  private @Nullable Symbol body(Context context, MethodCode code, List<Symbol> arguments) {
    return new MethodLifter(program, context, code, arguments).lift();
  }

  /// Chooses between room and a split, and splits.
  ///
  /// @return the local that tells whether it split; -1 when it never does
  private int prologue(Weaving weaving, Context context, MethodCode code, Method method) {
    Expr alternatives = weaving.alternatives(context);
    if (alternatives.equals(Expr.of(1))) {
      return -1;
    }
    int line = code.line(0);
    int flag = assembly.local("", Type.INT, Shape.BOOLEAN, context.activation());
    int chosen = assembly.block(context.activation(), line);
    assembly.advance(context.activation(), line);
    assembly.close(new Exit.Choose(flag, alternatives, method.getName(), chosen));
    assembly.open(chosen);
    hook(weaving.morestack(), context, line, flag);
    return flag;
  }

  /// A split function returns to `lessstack()`, so its own activation is gone by then.
  private @Nullable Symbol epilogue(Weaving weaving, int flag, @Nullable Symbol result) {
    Symbol kept = result == null ? null : caller.spills.stable(result);
    hook(weaving.lessstack(), caller.context, caller.code.line(caller.index), flag);
    return kept;
  }

  /// Runs a hook of the strand on the system stack, as called from `line` of `from`, if the call
  /// has split.
  private void hook(Method hook, Context from, int line, int flag) {
    int split = assembly.block(from.activation(), line);
    int join = assembly.block(from.activation(), line);
    assembly.advance(from.activation(), line);
    assembly.close(new Exit.If(new Expr.Local(flag, Type.INT), split, join));
    assembly.open(split);
    int activation = program.activate(from, line, hook, true);
    boolean mayRest = from.mayRest() || ProgramLifter.mayRest(hook);
    Context onSystemStack =
        new Context(from, hook, activation, false, true, mayRest, null, from.splits());
    new MethodLifter(program, onSystemStack, program.files.code(hook), List.of(program.self()))
        .lift();
    assembly.close(new Exit.Goto(join));
    assembly.open(join);
  }
}
