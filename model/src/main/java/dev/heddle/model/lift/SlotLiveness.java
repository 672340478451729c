package dev.heddle.model.lift;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.BitSet;

/// Which local slots of a method may still be read when control comes to an instruction, and which
/// are ever written.
final class SlotLiveness {
  private final BitSet[] live;
  private final BitSet written = new BitSet();

  private SlotLiveness(int instructions) {
    live = new BitSet[instructions];
    for (int i = 0; i < instructions; i++) {
      live[i] = new BitSet();
    }
  }

  static SlotLiveness of(MethodCode code) {
    var liveness = new SlotLiveness(code.instructions.size());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int index = code.instructions.size() - 1; index >= 0; index--) {
        changed |= liveness.update(code, index);
      }
    }
    return liveness;
  }

  private boolean update(MethodCode code, int index) {
    var now = new BitSet();
    for (int next : code.successors(index)) {
      if (next < live.length) {
        now.or(live[next]);
      }
    }
    Instruction instruction = code.instructions.get(index);
    switch (instruction) {
      case LoadInstruction load -> now.set(load.slot());
      case IncrementInstruction increment -> {
        now.set(increment.slot());
        written.set(increment.slot());
      }
      case StoreInstruction store -> {
        now.clear(store.slot());
        written.set(store.slot());
      }
      default -> {}
    }
    boolean changed = !now.equals(live[index]);
    live[index] = now;
    return changed;
  }

  /// The slots that may be read before they are written, from `index` on.
  BitSet at(int index) {
    return live[index];
  }

  /// Whether an instruction writes `slot`.
  boolean isWritten(int slot) {
    return written.get(slot);
  }
}
