package dev.heddle.model.emit;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.layout.Place;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Emits where the slots of a place lie: in which of its words, and how far up there.
final class SlotAddress {
  private final CodeBuilder code;

  /// Emits code that leaves an `int` on the stack.
  private final Consumer<Expr> expressions;

  SlotAddress(CodeBuilder code, Consumer<Expr> expressions) {
    this.code = code;
    this.expressions = expressions;
  }

  /// Emits one of several pieces of code, for the word in which the slot in JVM local `at` lies.
  void forEachWord(Place place, int at, IntConsumer emit) {
    int spans = place.spans();
    Label end = code.newLabel();
    if (spans == 2) {
      Label second = code.newLabel();
      code.iload(at).loadConstant(place.perWord()).if_icmpge(second);
      emit.accept(place.word());
      code.goto_(end).labelBinding(second);
      emit.accept(place.word() + 1);
      code.labelBinding(end);
      return;
    }
    var cases = new ArrayList<SwitchCase>();
    for (int i = 0; i < spans - 1; i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    Label last = code.newLabel();
    wordNumber(place, at);
    code.tableswitch(0, spans - 2, last, cases);
    for (int i = 0; i < spans - 1; i++) {
      code.labelBinding(cases.get(i).target());
      emit.accept(place.word() + i);
      code.goto_(end);
    }
    code.labelBinding(last);
    emit.accept(place.word() + spans - 1);
    code.labelBinding(end);
  }

  /// Leaves the number of the word in which the slot in JVM local `at` lies on the stack, counted
  /// from the first word of its place.
  void wordNumber(Place place, int at) {
    int perWord = place.perWord();
    code.iload(at);
    if (Integer.bitCount(perWord) != 1) {
      code.loadConstant(perWord).idiv();
    } else if (perWord > 1) {
      code.loadConstant(Integer.numberOfTrailingZeros(perWord)).iushr();
    }
  }

  /// Stores the number of a slot in a JVM local.
  int slotNumber(Slot slot) {
    if (slot.term() != null) {
      expressions.accept(slot.term());
    }
    if (slot.constant() != 0) {
      code.loadConstant(slot.constant()).iadd();
    }
    int local = code.allocateLocal(TypeKind.INT);
    code.istore(local);
    return local;
  }

  /// The shift of a slot in its word.
  static int constantShift(Place place, int slot) {
    return place.shift() + slot % place.perWord() * place.width();
  }

  /// Leaves the shift of a slot in a place of one word on the stack, modulo 64 as shifts are.
  void shift(Place place, Slot slot) {
    if (slot.term() != null) {
      expressions.accept(slot.term());
    }
    times(place.width());
    int rest = (place.shift() + slot.constant() * place.width()) & (Long.SIZE - 1);
    if (rest != 0) {
      code.loadConstant(rest).iadd();
    }
  }

  /// Leaves the shift of the slot in JVM local `at` in its word on the stack.
  void shiftOf(Place place, int at) {
    int perWord = place.perWord();
    code.iload(at);
    if (Integer.bitCount(perWord) == 1) {
      code.loadConstant(perWord - 1).iand();
    } else {
      code.loadConstant(perWord).irem();
    }
    times(place.width());
  }

  private void times(int factor) {
    if (Integer.bitCount(factor) != 1) {
      code.loadConstant(factor).imul();
    } else if (factor > 1) {
      code.loadConstant(Integer.numberOfTrailingZeros(factor)).ishl();
    }
  }
}
