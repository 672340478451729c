package dev.heddle.model.emit;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.layout.Place;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Emits reads and writes of places in a packed state. Values are the bits as stored.
final class StateAccess {
  private final CodeBuilder code;
  private final Words words;
  private final WordAccess whole;
  private final SlotAddress addresses;

  /// @param expressions emits code that leaves an `int` on the stack
  StateAccess(CodeBuilder code, Words words, Consumer<Expr> expressions) {
    this.code = code;
    this.words = words;
    whole = new WordAccess(code, words);
    addresses = new SlotAddress(code, expressions);
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
      int shift = SlotAddress.constantShift(place, slot.constant());
      whole.load(place.word() + slot.constant() / place.perWord());
      if (shift > 0) {
        code.loadConstant(shift).lushr();
      }
      masked = shift + place.width() < Long.SIZE;
    } else if (place.spans() == 1) {
      whole.load(place.word());
      addresses.shift(place, slot);
      code.lushr();
    } else {
      int at = addresses.slotNumber(slot);
      dynamicWord(place, at);
      if (place.perWord() > 1) {
        addresses.shiftOf(place, at);
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
      int shift = SlotAddress.constantShift(place, slot.constant());
      whole.change(
          place.word() + slot.constant() / place.perWord(),
          () -> combine(place, change, bits, shift));
    } else if (place.spans() == 1) {
      addresses.shift(place, slot);
      int shift = store(TypeKind.INT);
      whole.change(place.word(), () -> combineBy(place, change, bits, shift));
    } else {
      updateOneOfSeveral(place, addresses.slotNumber(slot), change, bits);
    }
  }

  private void updateOneOfSeveral(Place place, int at, Change change, Bits bits) {
    if (place.perWord() > 1) {
      addresses.shiftOf(place, at);
    } else {
      code.iconst_0();
    }
    int shift = store(TypeKind.INT);
    switch (words) {
      case Words.Memory(var array, var base) -> {
        code.aload(array).iload(base);
        addresses.wordNumber(place, at);
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
        addresses.forEachWord(
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
        addresses.wordNumber(place, at);
        code.iadd().laload();
      }
      case Words.Registers _ ->
          addresses.forEachWord(place, at, word -> code.lload(whole.register(word)));
    }
  }

  private int store(TypeKind kind) {
    int local = code.allocateLocal(kind);
    code.storeLocal(kind, local);
    return local;
  }
}
