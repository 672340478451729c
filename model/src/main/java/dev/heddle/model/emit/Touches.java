package dev.heddle.model.emit;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plain accesses as numbers: which slot of which state variable, and in the lowest two bits how. 0
/// is none.
final class Touches {
  private static final int WRITE = 1;
  private static final int MIXED = 2;
  private static final int STEP = 4;

  /// By field, the number of its first slot.
  private final List<Integer> bases = new ArrayList<>();

  Touches(Machine machine) {
    int next = 1;
    for (Field field : machine.fields()) {
      bases.add(next);
      next += field.slots();
    }
  }

  /// The number of what is about to be accessed at a point, as an expression; null for nothing.
  @Nullable Expr of(Exit.Point point) {
    Exit.Touch touch = point.touch();
    if (touch == null) {
      return null;
    }
    int how = (touch.write() ? WRITE : 0) + (touch.mixed() ? MIXED : 0);
    int first = STEP * bases.get(touch.field().number()) + how;
    Expr slot = new Expr.Binary(Operator.MULTIPLY, touch.slot(), Expr.of(STEP));
    return new Expr.Binary(Operator.ADD, slot, Expr.of(first));
  }

  /// Whether two accesses are a race.
  static boolean race(int one, int other) {
    return one / STEP == other / STEP && ((one | other) & WRITE) != 0;
  }

  /// Whether an atomic method may access the same.
  static boolean isMixed(int touch) {
    return (touch & MIXED) != 0;
  }
}
