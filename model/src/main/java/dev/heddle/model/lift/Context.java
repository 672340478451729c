package dev.heddle.model.lift;

import dev.heddle.model.ir.Expr;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an activation stands: what its call string implies for the code in it.
///
/// @param caller the calling activation's context; null for the outermost
/// @param method the method
/// @param activation its number in the program
/// @param atomic whether it is inside an atomic method, so that there are no points
/// @param systemStack whether it runs on the system stack, so that nothing splits
/// @param mayRest whether a strand may rest in it
/// @param lock the owned lock that an enclosing method acquires; null when there is none
/// @param splits the locals that tell which enclosing calls have split the stack
record Context(
    @Nullable Context caller,
    Method method,
    int activation,
    boolean atomic,
    boolean systemStack,
    boolean mayRest,
    @Nullable Expr lock,
    List<Integer> splits) {

  /// Live activations of `method` in this call string.
  int depthOf(Method method) {
    int depth = this.method.equals(method) ? 1 : 0;
    return caller == null ? depth : depth + caller.depthOf(method);
  }

  /// This context as that of an atomic method.
  Context atomically() {
    return new Context(caller, method, activation, true, systemStack, mayRest, lock, splits);
  }

  /// This context as that of code on the system stack.
  Context onSystemStack() {
    return new Context(caller, method, activation, atomic, true, mayRest, lock, splits);
  }

  /// This context once the call has split the stack, or not, as `flag` tells.
  Context splitting(int flag) {
    List<Integer> more = new ArrayList<>(splits);
    more.add(flag);
    return new Context(caller, method, activation, atomic, systemStack, mayRest, lock, more);
  }
}
