package dev.heddle.model.emit;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.layout.Layout;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/// What the parts of one emission share.
///
/// @param wide whether the state's words stay in an array, because there are too many for JVM
///   locals
/// @param budget estimated bytes beyond which a method is cut
record Context(
    Machine machine, Layout layout, boolean wide, int budget, ClassDesc self, Tables tables) {

  Folding folding(Program program) {
    return new Folding(machine, program);
  }

  /// Whether the methods of a program have a parameter for the strand: not when there is only one.
  static boolean passesSelf(Program program) {
    return program.strands() > 1;
  }

  /// Whether the methods of a program have a parameter for the carrier.
  boolean passesCarrier(Program program) {
    return program.fiber() && machine.carriers().size() > 1;
  }

  /// The programs one of whose strands `strand` may be.
  List<Program> candidates(Expr strand) {
    long from = Long.MIN_VALUE;
    long to = Long.MAX_VALUE;
    if (strand instanceof Expr.Const(var value, _)) {
      from = value;
      to = value;
    } else if (strand instanceof Expr.Load(var field, _)) {
      from = machine.domains().get(field.number()).from();
      to = machine.domains().get(field.number()).to();
    }
    var candidates = new ArrayList<Program>();
    for (Program program : machine.programs()) {
      int last = program.firstStrand() + program.strands() - 1;
      if (from <= last && program.firstStrand() <= to) {
        candidates.add(program);
      }
    }
    return candidates;
  }

  /// Whether a step of the program may start a strand of the same program. Its own program counter
  /// must then be told in the state until the step ends.
  boolean startsItsLike(Flow flow) {
    for (var block : flow.blocks) {
      for (Stmt stmt : block.stmts()) {
        if (stmt instanceof Stmt.Start(var strand) && candidates(strand).contains(flow.program)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The value of a state variable of an entity that has one slot of it.
  static Expr load(Field field, Expr owner) {
    return new Expr.Load(field, minus(owner, field.firstOwner()));
  }

  /// The slot of a strand in the places of its program.
  static Slot slot(Program program, Expr strand) {
    return Slot.of(minus(strand, program.firstStrand()));
  }

  private static Expr minus(Expr number, int first) {
    return number instanceof Expr.Const(var value, _)
        ? Expr.of(value - first)
        : new Expr.Binary(Operator.SUBTRACT, number, Expr.of(first));
  }
}
