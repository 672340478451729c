package dev.heddle.model.lift;

import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;

/// The instructions that copy, drop and swap entries of the operand stack.
final class StackShuffles {
  private StackShuffles() {}

  static void apply(Opcode opcode, SymbolicFrame frame) {
    List<Symbol> stack = frame.stack;
    switch (opcode) {
      case POP -> frame.pop();
      case POP2 -> {
        if (!frame.pop().isLong()) {
          frame.pop();
        }
      }
      case DUP -> duplicate(stack, 1, 0);
      case DUP_X1 -> duplicate(stack, 1, 1);
      case DUP_X2 -> duplicate(stack, 1, stack.get(stack.size() - 2).isLong() ? 1 : 2);
      case DUP2 -> duplicate(stack, pair(stack), 0);
      case DUP2_X1 -> duplicate(stack, pair(stack), 1);
      case DUP2_X2 -> {
        int count = pair(stack);
        duplicate(stack, count, stack.get(stack.size() - count - 1).isLong() ? 1 : 2);
      }
      case SWAP -> {
        Symbol top = stack.removeLast();
        stack.add(stack.size() - 1, top);
      }
      default -> throw new IllegalStateException(opcode.toString());
    }
  }

  /// Entries that make up the two topmost words.
  private static int pair(List<Symbol> stack) {
    return stack.getLast().isLong() ? 1 : 2;
  }

  /// Inserts a copy of the `count` topmost entries below those and the `below` entries under them.
  private static void duplicate(List<Symbol> stack, int count, int below) {
    List<Symbol> copied = new ArrayList<>(stack.subList(stack.size() - count, stack.size()));
    stack.addAll(stack.size() - count - below, copied);
  }
}
