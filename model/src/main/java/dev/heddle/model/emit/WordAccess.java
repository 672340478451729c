package dev.heddle.model.emit;

import java.lang.classfile.CodeBuilder;

/// Emits reads and writes of whole words of the state.
final class WordAccess {
  private final CodeBuilder code;
  private final Words words;

  WordAccess(CodeBuilder code, Words words) {
    this.code = code;
    this.words = words;
  }

  /// Leaves a word of the state on the stack.
  void load(int word) {
    switch (words) {
      case Words.Registers _ -> code.lload(register(word));
      case Words.Memory _ -> {
        address(word);
        code.laload();
      }
    }
  }

  /// Replaces a word by what `combine` makes of it on the stack.
  void change(int word, Runnable combine) {
    switch (words) {
      case Words.Registers _ -> {
        code.lload(register(word));
        combine.run();
        code.lstore(register(word));
      }
      case Words.Memory _ -> {
        address(word);
        code.dup2().laload();
        combine.run();
        code.lastore();
      }
    }
  }

  /// The JVM local of a word in registers.
  int register(int word) {
    return words instanceof Words.Registers(var first) ? first + 2 * word : -1;
  }

  /// Leaves the array and the index of a word in memory on the stack.
  void address(int word) {
    if (words instanceof Words.Memory(var array, var base)) {
      code.aload(array).iload(base);
      if (word > 0) {
        code.loadConstant(word).iadd();
      }
    }
  }
}
