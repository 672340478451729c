package dev.heddle.model.lift;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Fold;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Table;
import dev.heddle.model.ir.Type;
import dev.heddle.protocol.NoSplit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Go's function prologues for one strand class: where they are, and how many splits may be live.
///
/// @param morestack what runs before the body of a call that splits
/// @param lessstack what runs after it
/// @param limit how many splits of one strand may be live, by strand
record Weaving(Method morestack, Method lessstack, Expr limit, long least, long most) {

  /// The weaving of a program, or null when its strand class does not override `morestack()`.
  static @Nullable Weaving of(ProgramLifter lifter) {
    if (!lifter.overrides("morestack")) {
      return null;
    }
    List<Long> limits = new ArrayList<>();
    for (long strand = lifter.strands.from(); strand <= lifter.strands.to(); strand++) {
      limits.add(limitOf(lifter, lifter.graph.entities().object((int) strand)));
    }
    var table = new Table("liveSplits", (int) lifter.strands.from(), limits);
    Expr limit = Fold.lookup(table, lifter.self().expr(), lifter.strands, Type.INT);
    return new Weaving(
        lifter.method(lifter.type, "morestack", "()V"),
        lifter.method(lifter.type, "lessstack", "()V"),
        limit,
        limits.stream().mapToLong(Long::longValue).min().orElse(0),
        limits.stream().mapToLong(Long::longValue).max().orElse(0));
  }

  private static long limitOf(ProgramLifter lifter, Object strand) {
    Method method = lifter.method(lifter.type, "liveSplits", "()I");
    try {
      method.setAccessible(true);
      return (Integer) method.invoke(strand);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("liveSplits() failed", e.getCause());
    }
  }

  /// Whether a call of `method` from `context` has a prologue.
  static boolean applies(Method method, Context context) {
    return !context.systemStack()
        && !context.atomic()
        && !method.isSynthetic()
        && !method.isAnnotationPresent(NoSplit.class)
        && !method.getDeclaringClass().getName().startsWith("java.");
  }

  /// How many outcomes the prologue of a call inside `context` has: room, or room and a split.
  Expr alternatives(Context context) {
    if (context.splits().size() < least) {
      return Expr.of(2);
    }
    Expr live = Expr.of(0);
    for (int flag : context.splits()) {
      live = Fold.binary(Operator.ADD, new Expr.Local(flag, Type.INT), live);
    }
    return Fold.binary(Operator.ADD, Fold.binary(Operator.LESS, live, limit), Expr.of(1));
  }
}
