package dev.heddle.model.emit;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The code of one program, or of one claim, on its way into methods.
final class Code {
  private final Context context;
  private final String name;
  private final Flow flow;
  private final Liveness liveness;
  private final @Nullable Bounds bounds;
  private final @Nullable Meters meters;
  private final boolean startsItsLike;
  private final Map<Integer, Method> parts = new HashMap<>();
  private final BitSet methods = new BitSet();
  private final Deque<Integer> todo = new ArrayDeque<>();

  /// The code of a program: it counts, and its successors are bounded.
  Code(Context context, String name, Flow flow, Bounds bounds, Meters meters) {
    this(context, name, flow, bounds, meters, false);
  }

  /// The code of a claim.
  Code(Context context, String name, Flow flow) {
    this(context, name, flow, null, null, true);
  }

  private Code(
      Context context,
      String name,
      Flow flow,
      @Nullable Bounds bounds,
      @Nullable Meters meters,
      boolean claim) {
    this.context = context;
    this.name = name;
    this.flow = flow;
    this.bounds = bounds;
    this.meters = meters;
    liveness = new Liveness(flow, claim);
    startsItsLike = context.startsItsLike(flow);
  }

  String name() {
    return name;
  }

  Flow flow() {
    return flow;
  }

  Liveness liveness() {
    return liveness;
  }

  /// What is counted; null for a claim.
  @Nullable Meters meters() {
    return meters;
  }

  /// See [Context#startsItsLike].
  boolean startsItsLike() {
    return startsItsLike;
  }

  /// See [Bounds#isUnbounded].
  boolean isUnbounded(int block) {
    return bounds != null && bounds.isUnbounded(block);
  }

  /// Whether a step from that point may come to a block without bound.
  boolean reachesUnbounded(int pc) {
    return bounds != null && bounds.reachesUnbounded(pc);
  }

  /// The region of a method that begins with `block`.
  Region region(int block) {
    return Region.grow(flow, block, methods, context.budget());
  }

  /// The method that begins with `block`; it is going to be emitted.
  Method method(int block) {
    return parts.computeIfAbsent(
        block,
        it -> {
          methods.set(it);
          todo.add(it);
          String part = name + "$" + it;
          return meters == null
              ? Method.claimPart(part, flow, liveness, it)
              : Method.part(part, context, flow, liveness, it);
        });
  }

  /// The next block whose method has been called and not yet emitted; null when there is none.
  @Nullable Integer next() {
    return todo.poll();
  }
}
