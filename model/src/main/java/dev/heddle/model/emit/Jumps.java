package dev.heddle.model.emit;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.system.Fault;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The ways between the blocks of one region, and out of it: jumps, those back counted against
/// endless steps, and calls of the methods where other regions begin.
final class Jumps {
  /// Jumps back in one step beyond which it counts as endless.
  private static final int JUMPS_BACK = 100_000;

  private static final ClassDesc FAULT = ClassDesc.of(Fault.class.getName());

  private final Body body;
  private final Region region;
  private final CodeBuilder code;
  private final Map<Integer, Label> labels = new HashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private @Nullable Label fault;
  private int fuel;

  /// A way from block to block that takes more than a jump.
  private record Edge(Label label, int from, int to) {}

  Jumps(Body body, Region region) {
    this.body = body;
    this.region = region;
    this.code = body.code;
  }

  /// To be emitted before the blocks.
  void begin() {
    fuel = body.method.fuel;
    if (fuel < 0 && region.blocks().stream().anyMatch(body.unit.flow()::counts)) {
      fuel = code.allocateLocal(TypeKind.INT);
      code.iconst_0().istore(fuel);
    }
    for (int block : region.blocks()) {
      labels.put(block, code.newLabel());
    }
  }

  /// To be emitted after the blocks.
  void end() {
    for (Edge edge : edges) {
      code.labelBinding(edge.label);
      go(edge.from, edge.to, -1);
    }
    if (fault != null) {
      code.labelBinding(fault).getstatic(FAULT, "FAULT", FAULT).athrow();
    }
  }

  /// Leaves the jumps back so far on the stack.
  void pushFuel() {
    if (fuel >= 0) {
      code.iload(fuel);
    } else {
      code.iconst_0();
    }
  }

  /// Goes from a block to the target that the value of a switch selects.
  void choose(int block, Exit.Switch choice) {
    var cases = new ArrayList<SwitchCase>();
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int i = 0; i < choice.keys().size(); i++) {
      int key = choice.keys().get(i);
      least = Math.min(least, key);
      most = Math.max(most, key);
      cases.add(SwitchCase.of(key, edge(block, choice.targets().get(i))));
    }
    Label otherwise = edge(block, choice.otherwise());
    body.expressions.emitInt(choice.value());
    if (cases.isEmpty()) {
      code.pop().goto_(otherwise);
    } else if ((long) most - least < 3L * cases.size()) {
      code.tableswitch(least, most, otherwise, cases);
    } else {
      code.lookupswitch(otherwise, cases);
    }
  }

  /// Goes from block to block; by falling through when `to` is emitted next.
  void go(int from, int to, int next) {
    if (!isPlain(from, to)) {
      burn(from, to);
    }
    if (!region.members().get(to)) {
      Method target = body.unit.method(to);
      body.push(target, -1, -1);
      target.call(code, body.context);
      code.ireturn();
    } else if (to != next) {
      code.goto_(label(to));
    }
  }

  /// Whether a jump is all it takes to go from block to block.
  boolean isPlain(int from, int to) {
    return region.members().get(to)
        && !(body.unit.flow().counts(from) && body.unit.flow().isJumpBack(from, to));
  }

  /// Counts a jump back where it may be one too many.
  void burn(int from, int to) {
    if (body.unit.flow().counts(from) && body.unit.flow().isJumpBack(from, to)) {
      code.iinc(fuel, 1).iload(fuel).loadConstant(JUMPS_BACK).if_icmpgt(fault());
    }
  }

  /// Where to jump to go from block to block.
  Label edge(int from, int to) {
    if (isPlain(from, to)) {
      return label(to);
    }
    for (Edge edge : edges) {
      if (edge.from == from && edge.to == to) {
        return edge.label;
      }
    }
    var edge = new Edge(code.newLabel(), from, to);
    edges.add(edge);
    return edge.label;
  }

  /// Where the method throws.
  Label fault() {
    if (fault == null) {
      fault = code.newLabel();
    }
    return fault;
  }

  /// Where a block of the region begins.
  Label label(int block) {
    return Objects.requireNonNull(labels.get(block));
  }
}
