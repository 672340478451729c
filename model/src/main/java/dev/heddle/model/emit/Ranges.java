package dev.heddle.model.emit;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import java.util.Arrays;
import java.util.Collections;

/// Intervals that contain what the expressions of one program may be: of a local, all that is ever
/// assigned to it.
final class Ranges {
  /// Rounds after which a local that still grows is taken to be anything.
  private static final int ROUNDS = 4;

  private static final Domain INTS = new Domain(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Domain LONGS = new Domain(Long.MIN_VALUE, Long.MAX_VALUE);
  private static final Domain BITS = new Domain(0, 1);

  private final Machine machine;
  private final Domain[] locals;

  Ranges(Machine machine, Flow flow) {
    this.machine = machine;
    locals = new Domain[flow.program.locals().size()];
    Arrays.fill(locals, Domain.of(0));
    int round = 0;
    while (grow(flow, round >= ROUNDS)) {
      round++;
    }
  }

  private boolean grow(Flow flow, boolean widen) {
    boolean grown = false;
    for (Block block : flow.blocks) {
      for (Stmt stmt : block.stmts()) {
        if (stmt instanceof Stmt.Assign(var local, var value)) {
          grown |= grow(flow, local, of(value), widen);
        }
      }
      if (block.exit() instanceof Exit.Choose choose) {
        long last = Math.max(0, of(choose.alternatives()).to() - 1);
        grown |= grow(flow, choose.local(), new Domain(0, last), widen);
      }
    }
    return grown;
  }

  private boolean grow(Flow flow, int local, Domain value, boolean widen) {
    if (locals[local].contains(value)) {
      return false;
    }
    Type type = flow.program.locals().get(local).type();
    locals[local] = widen ? all(type) : locals[local].join(value);
    return true;
  }

  private static Domain all(Type type) {
    return type == Type.INT ? INTS : LONGS;
  }

  Domain of(Expr expr) {
    return switch (expr) {
      case Expr.Const(var value, _) -> Domain.of(value);
      case Expr.Local(var slot, _) -> locals[slot];
      case Expr.Self _, Expr.Current _ -> new Domain(0, machine.entities().size());
      case Expr.Load(var field, _) -> machine.domains().get(field.number());
      case Expr.Lookup(var table, _, var type) ->
          table.values().isEmpty()
              ? all(type)
              : new Domain(Collections.min(table.values()), Collections.max(table.values()));
      case Expr.Binary binary -> of(binary);
      case Expr.Convert(var conversion, var operand) -> {
        Domain value = of(operand);
        boolean same =
            conversion.apply(value.from()) == value.from()
                && conversion.apply(value.to()) == value.to();
        yield same ? value : all(conversion.to());
      }
    };
  }

  private Domain of(Expr.Binary binary) {
    Domain left = of(binary.left());
    Domain right = of(binary.right());
    Domain all = all(binary.type());
    return switch (binary.operator()) {
      case ADD -> sum(left, right.from(), right.to(), all);
      case SUBTRACT ->
          right.from() == Long.MIN_VALUE ? all : sum(left, -right.to(), -right.from(), all);
      case MULTIPLY -> left.from() < 0 || right.from() < 0 ? all : product(left, right, all);
      case DIVIDE -> left.from() >= 0 && right.from() > 0 ? new Domain(0, left.to()) : all;
      case REMAINDER ->
          left.from() >= 0 && right.from() > 0
              ? new Domain(0, Math.min(left.to(), right.to() - 1))
              : all;
      case AND ->
          left.from() >= 0 && right.from() >= 0
              ? new Domain(0, Math.min(left.to(), right.to()))
              : all;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> BITS;
      case COMPARE -> new Domain(-1, 1);
      case OR, XOR -> BITS.contains(left) && BITS.contains(right) ? BITS : all;
      case SHIFT_RIGHT -> left.from() >= 0 ? new Domain(0, left.to()) : all;
      case SHIFT_LEFT, SHIFT_RIGHT_UNSIGNED -> all;
    };
  }

  private static Domain sum(Domain left, long from, long to, Domain all) {
    long least = left.from() + from;
    long most = left.to() + to;
    boolean overflow =
        ((left.from() ^ least) & (from ^ least)) < 0 || ((left.to() ^ most) & (to ^ most)) < 0;
    return overflow || least < all.from() || most > all.to() ? all : new Domain(least, most);
  }

  private static Domain product(Domain left, Domain right, Domain all) {
    boolean overflow = Math.multiplyHigh(left.to(), right.to()) != 0;
    long most = left.to() * right.to();
    return overflow || most < 0 || most > all.to()
        ? all
        : new Domain(left.from() * right.from(), most);
  }
}
