package dev.heddle.model.lift;

import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program under construction: blocks are opened, filled and closed one at a time.
final class Assembly {
  private static final class Draft {
    final List<Stmt> stmts = new ArrayList<>();
    final int activation;
    int line;
    @Nullable Exit exit;

    Draft(int activation, int line) {
      this.activation = activation;
      this.line = line;
    }
  }

  private final List<Draft> drafts = new ArrayList<>();
  private final List<Variable> locals = new ArrayList<>();
  private final List<Activation> activations = new ArrayList<>();
  private int open = -1;

  /// A new, empty block, which is not opened.
  int block(int activation, int line) {
    if (drafts.size() > 2_000_000) {
      throw new Oversize();
    }
    drafts.add(new Draft(activation, line));
    return drafts.size() - 1;
  }

  /// Opens a block: what follows goes there.
  void open(int block) {
    open = block;
  }

  /// The open block.
  int current() {
    return open;
  }

  void add(Stmt stmt) {
    drafts.get(open).stmts.add(stmt);
  }

  /// Closes the open block.
  void close(Exit exit) {
    Draft draft = drafts.get(open);
    if (draft.exit != null) {
      throw new IllegalStateException("block " + open + " is closed already");
    }
    draft.exit = exit;
  }

  /// Closes the open block with a jump to a new one, which it opens.
  void advance(int activation, int line) {
    int next = block(activation, line);
    close(new Exit.Goto(next));
    open(next);
  }

  /// What follows is on `line`: goes on in a new block unless the open one is empty.
  void line(int activation, int line) {
    Draft draft = drafts.get(open);
    if (draft.activation == activation && draft.line == line) {
      return;
    }
    if (draft.stmts.isEmpty() && draft.activation == activation) {
      draft.line = line;
    } else {
      advance(activation, line);
    }
  }

  int local(String name, Type type, Shape shape, int activation) {
    locals.add(new Variable(name, type, shape, activation));
    return locals.size() - 1;
  }

  int activation(Activation activation) {
    activations.add(activation);
    return activations.size() - 1;
  }

  /// The finished program.
  Program finish(String name, int firstStrand, int strands, boolean fiber) {
    List<Block> blocks = new ArrayList<>();
    for (Draft draft : drafts) {
      Exit exit = draft.exit == null ? new Exit.Prune() : draft.exit;
      blocks.add(new Block(draft.stmts, exit, draft.activation, draft.line));
    }
    return new Program(name, firstStrand, strands, fiber, locals, activations, blocks);
  }

  /// The call strings of a program do not fit in memory.
  static final class Oversize extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
