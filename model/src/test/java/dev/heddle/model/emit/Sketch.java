package dev.heddle.model.emit;

import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.MachineBuilder;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.ir.Variable;
import dev.heddle.model.system.StepKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A machine of one object `root` with fields `r` and `s`, and programs made from blocks. Block
/// `i`, counting from 0 for the one that every program begins with, is on line `i`.
final class Sketch {
  final MachineBuilder builder = new MachineBuilder("Sketch");
  final int root = builder.entities("Root", "root");

  Field scalar(String name, long from, long to) {
    return builder.scalar("Root", name, root, Shape.INTEGER, new Domain(from, to), 0);
  }

  Field longs(String name, long from, long to, int length, long initial) {
    long[] values = new long[length];
    Arrays.fill(values, initial);
    return builder.field(
        "Root",
        name,
        root,
        1,
        length,
        true,
        Type.LONG,
        Shape.INTEGER,
        new Domain(from, to),
        values);
  }

  Field array(String name, long from, long to, int length) {
    return builder.array("Root", name, root, Shape.INTEGER, new Domain(from, to), new long[length]);
  }

  int strands(String... names) {
    return builder.entities("P", names);
  }

  /// Adds a program with six locals: 0 to 3 are ints, 4 and 5 longs.
  void program(String name, int first, int strands, boolean fiber, Block... blocks) {
    var locals = new ArrayList<Variable>();
    for (int i = 0; i < 6; i++) {
      locals.add(new Variable("v" + i, i < 4 ? Type.INT : Type.LONG, Shape.INTEGER, 0));
    }
    program(name, first, strands, fiber, locals, List.of(blocks));
  }

  void program(
      String name,
      int first,
      int strands,
      boolean fiber,
      List<Variable> locals,
      List<Block> blocks) {
    var all = new ArrayList<Block>();
    all.add(MachineBuilder.start(0));
    for (Block block : blocks) {
      all.add(new Block(block.stmts(), block.exit(), 0, all.size()));
    }
    var run = new Activation(-1, 0, name, "run", name + ".java", false);
    builder.program(new Program(name, first, strands, fiber, locals, List.of(run), all));
  }

  Machine build() {
    return builder.build();
  }

  static Block block(Exit exit, Stmt... stmts) {
    return new Block(List.of(stmts), exit, 0, 0);
  }

  static Exit.Point point(int next, Exit.Saved... saved) {
    return new Exit.Point(StepKind.POINT, false, null, List.of(saved), next);
  }

  static Expr load(Field field) {
    return new Expr.Load(field, Expr.of(0));
  }

  static Stmt store(Field field, Expr value) {
    return new Stmt.Store(field, Expr.of(0), value);
  }

  static Stmt assign(int local, Expr value) {
    return new Stmt.Assign(local, value);
  }

  static Expr local(int slot) {
    return new Expr.Local(slot, slot < 4 ? Type.INT : Type.LONG);
  }

  static Expr binary(Operator operator, Expr left, long right) {
    return new Expr.Binary(operator, left, new Expr.Const(right, left.type()));
  }

  static Expr plus(Expr left, long right) {
    return binary(Operator.ADD, left, right);
  }

  static Expr plus(Expr left, Expr right) {
    return new Expr.Binary(Operator.ADD, left, right);
  }
}
