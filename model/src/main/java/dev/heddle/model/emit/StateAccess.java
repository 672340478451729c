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
import org.jspecify.annotations.Nullable;

/// Emits reads and writes of places in a packed state. Values are the bits as stored.
final class StateAccess {
  private final CodeBuilder code;
  private final Words words;
  private final WordAccess whole;

  /// Emits code that leaves an `int` on the stack.
  private final Consumer<Expr> expressions;

  StateAccess(CodeBuilder code, Words words, Consumer<Expr> expressions) {
    this.code = code;
    this.words = words;
    whole = new WordAccess(code, words);
    this.expressions = expressions;
  }

  /// What to do with the bits that a slot has.
  enum Change {
    /// Replaces them.
    STORE,
    /// For bits that are 0.
    OR,
    XOR
  }

  /// The bits to write: emitted code that leaves a `long` on the stack, or a constant.
  record Bits(@Nullable Runnable push, long constant) {
    static Bits of(long constant) {
      return new Bits(null, constant);
    }

    static Bits of(Runnable push) {
      return new Bits(push, 0);
    }

    boolean isConstant(long value) {
      return push == null && constant == value;
    }
  }

  /// Leaves the slot's bits on the stack, as an `int` when `narrow`.
  void load(Place place, Slot slot, boolean narrow) {
    if (place.width() == 0) {
      constant(0, narrow);
      return;
    }
    boolean masked = place.width() < Long.SIZE;
    if (slot.term() == null) {
      int shift = constantShift(place, slot.constant());
      whole.load(place.word() + slot.constant() / place.perWord());
      if (shift > 0) {
        code.loadConstant(shift).lushr();
      }
      masked = shift + place.width() < Long.SIZE;
    } else if (place.spans() == 1) {
      whole.load(place.word());
      shift(place, slot);
      code.lushr();
    } else {
      int at = slotNumber(slot);
      dynamicWord(place, at);
      if (place.perWord() > 1) {
        shiftOf(place, at);
        code.lushr();
      }
    }
    if (narrow) {
      code.l2i();
      if (masked && place.width() < Integer.SIZE) {
        code.loadConstant((int) place.mask()).iand();
      }
    } else if (masked) {
      code.loadConstant(place.mask()).land();
    }
  }

  private void constant(long value, boolean narrow) {
    if (narrow) {
      code.loadConstant((int) value);
    } else {
      code.loadConstant(value);
    }
  }

  /// Changes the slot's bits.
  void update(Place place, Slot slot, Change change, Bits bits) {
    if (place.width() == 0 || (change != Change.STORE && bits.isConstant(0))) {
      return;
    }
    if (slot.term() == null) {
      int shift = constantShift(place, slot.constant());
      whole.change(
          place.word() + slot.constant() / place.perWord(),
          () -> combine(place, change, bits, shift));
    } else if (place.spans() == 1) {
      shift(place, slot);
      int shift = store(TypeKind.INT);
      whole.change(place.word(), () -> combineBy(place, change, bits, shift));
    } else {
      updateOneOfSeveral(place, slotNumber(slot), change, bits);
    }
  }

  private void updateOneOfSeveral(Place place, int at, Change change, Bits bits) {
    if (place.perWord() > 1) {
      shiftOf(place, at);
    } else {
      code.iconst_0();
    }
    int shift = store(TypeKind.INT);
    switch (words) {
      case Words.Memory(var array, var base) -> {
        code.aload(array).iload(base);
        wordNumber(place, at);
        code.iadd();
        if (place.word() > 0) {
          code.loadConstant(place.word()).iadd();
        }
        code.dup2().laload();
        combineBy(place, change, bits, shift);
        code.lastore();
      }
      case Words.Registers _ -> {
        push(bits);
        code.iload(shift).lshl();
        int value = store(TypeKind.LONG);
        int keep = -1;
        if (change == Change.STORE) {
          code.loadConstant(place.mask()).iload(shift).lshl().loadConstant(-1L).lxor();
          keep = store(TypeKind.LONG);
        }
        int kept = keep;
        forEachWord(
            place,
            at,
            word -> {
              code.lload(whole.register(word));
              if (change == Change.STORE) {
                code.lload(kept).land();
              }
              code.lload(value);
              merge(change);
              code.lstore(whole.register(word));
            });
      }
    }
  }

  private void combine(Place place, Change change, Bits bits, int shift) {
    long mask = place.mask();
    if (change == Change.STORE && !bits.isConstant(mask)) {
      code.loadConstant(~(mask << shift)).land();
    }
    if (bits.isConstant(0)) {
      return;
    }
    if (bits.push() == null) {
      code.loadConstant(bits.constant() << shift);
    } else {
      push(bits);
      if (shift > 0) {
        code.loadConstant(shift).lshl();
      }
    }
    merge(change);
  }

  private void combineBy(Place place, Change change, Bits bits, int shift) {
    if (change == Change.STORE && !bits.isConstant(place.mask())) {
      code.loadConstant(place.mask()).iload(shift).lshl().loadConstant(-1L).lxor().land();
    }
    if (!bits.isConstant(0)) {
      push(bits);
      code.iload(shift).lshl();
      merge(change);
    }
  }

  private void merge(Change change) {
    switch (change) {
      case STORE, OR -> code.lor();
      case XOR -> code.lxor();
    }
  }

  private void push(Bits bits) {
    if (bits.push() == null) {
      code.loadConstant(bits.constant());
    } else {
      bits.push().run();
    }
  }

  private void dynamicWord(Place place, int at) {
    switch (words) {
      case Words.Memory _ -> {
        whole.address(place.word());
        wordNumber(place, at);
        code.iadd().laload();
      }
      case Words.Registers _ -> forEachWord(place, at, word -> code.lload(whole.register(word)));
    }
  }

  /// Emits one of several pieces of code, for the word in which the slot in JVM local `at` lies.
  private void forEachWord(Place place, int at, IntConsumer emit) {
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

  private void wordNumber(Place place, int at) {
    int perWord = place.perWord();
    code.iload(at);
    if (Integer.bitCount(perWord) != 1) {
      code.loadConstant(perWord).idiv();
    } else if (perWord > 1) {
      code.loadConstant(Integer.numberOfTrailingZeros(perWord)).iushr();
    }
  }

  private int slotNumber(Slot slot) {
    if (slot.term() != null) {
      expressions.accept(slot.term());
    }
    if (slot.constant() != 0) {
      code.loadConstant(slot.constant()).iadd();
    }
    return store(TypeKind.INT);
  }

  private static int constantShift(Place place, int slot) {
    return place.shift() + slot % place.perWord() * place.width();
  }

  /// Leaves the shift of a slot in a place of one word on the stack, modulo 64 as shifts are.
  private void shift(Place place, Slot slot) {
    if (slot.term() != null) {
      expressions.accept(slot.term());
    }
    times(place.width());
    int rest = (place.shift() + slot.constant() * place.width()) & (Long.SIZE - 1);
    if (rest != 0) {
      code.loadConstant(rest).iadd();
    }
  }

  private void shiftOf(Place place, int at) {
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

  private int store(TypeKind kind) {
    int local = code.allocateLocal(kind);
    code.storeLocal(kind, local);
    return local;
  }
}
