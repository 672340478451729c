package dev.heddle.model.jvm;

import dev.heddle.protocol.Fiber;
import dev.heddle.protocol.MayRest;
import dev.heddle.protocol.Strand;
import dev.heddle.protocol.SystemStack;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/// What the language says of the strands of one class, and how they are run.
///
/// @param fiber whether they need carriers
/// @param systemStack whether they run on the system stack
/// @param mayRest whether they may rest anywhere
/// @param restsAtStart whether they may rest before they have begun
/// @param splits how many splits may be live; 0 when their stacks do not split
/// @param run `run()`
/// @param morestack `morestack()`
/// @param lessstack `lessstack()`
record StrandRules(
    boolean fiber,
    boolean systemStack,
    boolean mayRest,
    boolean restsAtStart,
    int splits,
    MethodHandle run,
    MethodHandle morestack,
    MethodHandle lessstack) {

  /// @param original the strand as its constructor built it
  /// @param woven the woven [Strand]
  static StrandRules of(Strand original, Class<?> woven) {
    Class<?> type = original.getClass();
    boolean mayRest = type.isAnnotationPresent(MayRest.class);
    return new StrandRules(
        original instanceof Fiber,
        type.isAnnotationPresent(SystemStack.class),
        mayRest,
        mayRest || method(type, "run").isAnnotationPresent(MayRest.class),
        method(type, "morestack").getDeclaringClass() == Strand.class ? 0 : liveSplits(original),
        handle(woven, "run"),
        handle(woven, "morestack"),
        handle(woven, "lessstack"));
  }

  private static int liveSplits(Strand original) {
    try {
      Method method = method(original.getClass(), "liveSplits");
      method.setAccessible(true);
      return (Integer) method.invoke(original);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method method(Class<?> type, String name) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Method method : at.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == 0) {
          return method;
        }
      }
    }
    throw new IllegalStateException("every strand has " + name);
  }

  private static MethodHandle handle(Class<?> woven, String name) {
    try {
      Method method = woven.getDeclaredMethod(name);
      method.setAccessible(true);
      return MethodHandles.lookup().unreflect(method);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Runs `run()` of a strand.
  void run(Object strand) throws Throwable {
    run.invoke(strand);
  }

  /// A new stack of a strand.
  SplitStack stack(Object strand) {
    return splits == 0
        ? SplitStack.ROOMY
        : new SplitStack(splits, () -> call(morestack, strand), () -> call(lessstack, strand));
  }

  private static void call(MethodHandle hook, Object strand) {
    try {
      hook.invoke(strand);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
