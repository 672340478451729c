package dev.heddle.model.emit;

import dev.heddle.model.emit.StateAccess.Bits;
import dev.heddle.model.emit.StateAccess.Change;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Program;
import dev.heddle.model.layout.Area;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;

/// Emits the start of a strand: a fault unless it stands at its beginning or has ended. In both
/// cases the chunks of its area are 0, so only its program counter changes.
final class Starts {
  private final Body body;
  private final CodeBuilder code;

  Starts(Body body) {
    this.body = body;
    this.code = body.code;
  }

  /// Emits the statement.
  void start(Expr strand) {
    if (strand instanceof Expr.Const) {
      start(body.context.candidates(strand).getFirst(), strand);
      return;
    }
    body.expressions.emitInt(strand);
    int number = code.allocateLocal(TypeKind.INT);
    code.istore(number);
    Label end = code.newLabel();
    for (Program program : body.context.candidates(strand)) {
      Label other = code.newLabel();
      code.iload(number).loadConstant(program.firstStrand()).if_icmplt(other);
      code.iload(number).loadConstant(program.firstStrand() + program.strands()).if_icmpge(other);
      start(program, body.number(number));
      code.goto_(end).labelBinding(other);
    }
    code.goto_(body.jumps.fault()).labelBinding(end);
  }

  private void start(Program program, Expr strand) {
    Area area = body.context.layout().area(program);
    Slot slot = Context.slot(program, strand);
    Label ready = code.newLabel();
    body.expressions.state.load(area.pc(), slot, true);
    int pc = code.allocateLocal(TypeKind.INT);
    code.istore(pc).iload(pc).ifeq(ready);
    code.iload(pc).loadConstant(area.ended()).if_icmpne(body.jumps.fault());
    body.expressions.state.update(area.pc(), slot, Change.STORE, Bits.of(0));
    code.labelBinding(ready);
  }
}
