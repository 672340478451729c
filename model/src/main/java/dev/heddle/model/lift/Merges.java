package dev.heddle.model.lift;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import java.lang.classfile.instruction.LocalVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The locals in which the ways into a basic block agree.
final class Merges {
  private record SlotKey(int slot, Type type) {}

  private record StackKey(int target, int depth, Type type) {}

  private record Assignment(int local, Expr value) {}

  private final MethodLifter method;
  private final Map<SlotKey, Integer> slotLocals = new HashMap<>();
  private final Map<StackKey, Integer> stackLocals = new HashMap<>();

  Merges(MethodLifter method) {
    this.method = method;
  }

  /// The local that stands for a slot.
  int localOf(int slot, Type type, Shape shape, int at) {
    return slotLocals.computeIfAbsent(
        new SlotKey(slot, type),
        _ -> {
          LocalVariable variable = method.code.variable(slot, at + 1);
          String name = variable == null ? "" : variable.name().stringValue();
          return method.assembly.local(name, type, shape, method.context.activation());
        });
  }

  private int localOf(int target, int depth, Type type, Shape shape) {
    return stackLocals.computeIfAbsent(
        new StackKey(target, depth, type),
        _ -> method.assembly.local("", type, shape, method.context.activation()));
  }

  /// What is known at `target` when `frame` is the first to come there.
  SymbolicFrame merged(SymbolicFrame frame, int target) {
    var merged = new SymbolicFrame();
    method.code.liveness.at(target).stream()
        .forEach(
            slot -> {
              Symbol symbol = frame.slot(slot);
              if (symbol != null) {
                merged.slots.put(slot, mergedSlot(symbol, slot, target));
              }
            });
    for (int depth = 0; depth < frame.stack.size(); depth++) {
      merged.push(mergedEntry(frame.stack.get(depth), target, depth));
    }
    return merged;
  }

  private Symbol mergedSlot(Symbol symbol, int slot, int target) {
    if (!method.code.liveness.isWritten(slot)) {
      return symbol;
    }
    return switch (symbol) {
      case Symbol.Scalar(var expr, var shape, _) -> {
        Shape shown = method.variables.shapeOf(slot, target - 1, shape);
        int local = localOf(slot, expr.type(), shown, target - 1);
        yield new Symbol.Scalar(new Expr.Local(local, expr.type()), shown, null);
      }
      case Symbol.Elements(var region, _) ->
          new Symbol.Elements(
              region, new Expr.Local(localOf(slot, Type.INT, Shape.INTEGER, target - 1), Type.INT));
      case Symbol.Text _, Symbol.Lambda _, Symbol.Thrown _, Symbol.Opaque _ -> symbol;
    };
  }

  private Symbol mergedEntry(Symbol symbol, int target, int depth) {
    return switch (symbol) {
      case Symbol.Scalar(var expr, var shape, _) ->
          new Symbol.Scalar(
              new Expr.Local(localOf(target, depth, expr.type(), shape), expr.type()), shape, null);
      case Symbol.Elements(var region, _) ->
          new Symbol.Elements(
              region, new Expr.Local(localOf(target, depth, Type.INT, Shape.INTEGER), Type.INT));
      case Symbol.Text _, Symbol.Lambda _, Symbol.Thrown _, Symbol.Opaque _ -> symbol;
    };
  }

  /// Brings `frame` into the form that `merged` has at `target`.
  void assign(SymbolicFrame frame, SymbolicFrame merged, int target) {
    List<Assignment> assignments = new ArrayList<>();
    merged.slots.forEach(
        (slot, symbol) -> {
          Symbol from = frame.slot(slot);
          if (from != null) {
            agree(from, symbol, assignments);
          }
        });
    for (int depth = 0; depth < merged.stack.size(); depth++) {
      agree(frame.stack.get(depth), merged.stack.get(depth), assignments);
    }
    inParallel(assignments);
  }

  private void agree(Symbol from, Symbol to, List<Assignment> assignments) {
    if (from.equals(to)) {
      return;
    }
    if (from instanceof Symbol.Scalar(var expr, _, _)
        && to instanceof Symbol.Scalar(Expr.Local(var local, var type), _, _)
        && expr.type() == type) {
      assign(local, expr, assignments);
    } else if (from instanceof Symbol.Elements(var region, var base)
        && to instanceof Symbol.Elements(var agreed, Expr.Local(var local, _))
        && region.field().equals(agreed.field())
        && region.rank() == agreed.rank()) {
      assign(local, base, assignments);
    } else if (!isSameReference(from, to)) {
      throw method.reject(
          "A variable holds different arrays or lambdas, or one of them and null.",
          "Keep the index of the array in an integer, or call the code directly in each branch.");
    }
  }

  private static boolean isSameReference(Symbol from, Symbol to) {
    return from instanceof Symbol.Scalar(var a, _, _)
        && to instanceof Symbol.Scalar(var b, _, _)
        && a.equals(b);
  }

  private static void assign(int local, Expr value, List<Assignment> assignments) {
    if (!value.equals(new Expr.Local(local, value.type()))) {
      assignments.add(new Assignment(local, value));
    }
  }

  private void inParallel(List<Assignment> assignments) {
    boolean conflict = false;
    for (Assignment assignment : assignments) {
      for (Assignment other : assignments) {
        conflict |=
            assignment != other && SymbolicFrame.mentions(other.value(), assignment.local());
      }
    }
    List<Assignment> ready = conflict ? viaTemporaries(assignments) : assignments;
    ready.forEach(each -> method.assembly.add(new Stmt.Assign(each.local(), each.value())));
  }

  private List<Assignment> viaTemporaries(List<Assignment> assignments) {
    List<Assignment> last = new ArrayList<>();
    for (Assignment assignment : assignments) {
      Type type = assignment.value().type();
      int temporary = method.assembly.local("", type, Shape.INTEGER, method.context.activation());
      method.assembly.add(new Stmt.Assign(temporary, assignment.value()));
      last.add(new Assignment(assignment.local(), new Expr.Local(temporary, type)));
    }
    return last;
  }
}
