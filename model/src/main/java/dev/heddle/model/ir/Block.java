package dev.heddle.model.ir;

import java.util.List;

/// A piece of one source line in one activation: statements, then an exit.
///
/// @param stmts in order
/// @param activation index in [Program#activations]
/// @param line the source line, 0 when unknown
public record Block(List<Stmt> stmts, Exit exit, int activation, int line) {
  /// Copies the list.
  public Block {
    stmts = List.copyOf(stmts);
  }

  /// This block with other contents.
  public Block with(List<Stmt> stmts, Exit exit) {
    return new Block(stmts, exit, activation, line);
  }
}
