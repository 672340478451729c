package dev.heddle.model.lift;

import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.system.FlawKind;
import java.lang.classfile.Opcode;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Virtual calls: one branch for each method that may run, by the class of the receiver.
final class VirtualCalls {
  private final MethodLifter method;
  private final Library library;
  private final Inliner inliner;

  VirtualCalls(MethodLifter method, Library library, Inliner inliner) {
    this.method = method;
    this.library = library;
    this.inliner = inliner;
  }

  /// Calls a method of the first argument, its receiver.
  ///
  /// @return what the call returns; null for nothing, and when it never returns
  @Nullable Symbol call(
      Opcode opcode,
      Class<?> owner,
      String name,
      MethodTypeDesc descriptor,
      List<Symbol> arguments) {
    Symbol.Scalar receiver =
        method.checks.notNull(
            method.scalar(arguments.getFirst()), "call of " + owner.getSimpleName() + "." + name);
    receiver = method.spills.stable(receiver);
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
    Domain bound = method.program.bound(receiver);
    long from = bound == null ? 1 : Math.max(1, bound.from());
    long to = bound == null ? entities.count() : Math.min(entities.count(), bound.to());
    String types = descriptor.descriptorString();
    Map<Method, List<Domain>> targets = new LinkedHashMap<>();
    for (long number = from; number <= to; number++) {
      Class<?> type = entities.object((int) number).getClass();
      if (owner.isAssignableFrom(type)) {
        Method target = library.supported(method.program.method(type, name, types));
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
    method.spills.unstable();
    List<Symbol> arguments = new ArrayList<>(unstable.stream().map(method.spills::stable).toList());
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
}
