package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.system.FlawKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Leaves of a machine in fine steps what decides whether it has data races: claims, cycles of
/// waiting and deadlocks are decided elsewhere, and a step that is an error has no future in which
/// there could be a race.
///
/// Where locks are trusted, whoever becomes the owner of one has to find it without: then what lies
/// between can count as done under the lock. It is an error of the machine if that is not so.
///
/// @param trusting whether locks are trusted
record RacesOnly(boolean trusting) implements Pass {

  @Override
  public Machine apply(Machine machine) {
    Set<Field> owners = owners(machine);
    List<Program> programs = new ArrayList<>();
    machine.programs().forEach(program -> programs.add(apply(program, owners)));
    return machine.with(programs, List.of(), machine.domains());
  }

  /// The variables that name the owners of locks.
  private Set<Field> owners(Machine machine) {
    Set<Field> owners = new HashSet<>();
    if (!trusting) {
      return owners;
    }
    for (Program program : machine.programs()) {
      for (Block block : program.blocks()) {
        if (block.exit() instanceof Exit.Point point
            && point.awaited() != null
            && point.awaited().owner() instanceof Expr.Load(var field, _)) {
          owners.add(field);
        }
      }
    }
    return owners;
  }

  private static Program apply(Program program, Set<Field> owners) {
    List<Block> blocks = new ArrayList<>(program.blocks());
    int count = blocks.size();
    for (int i = 0; i < count; i++) {
      cut(i, blocks, owners);
    }
    return program.with(blocks);
  }

  /// Makes of each check a branch.
  private static void cut(int number, List<Block> blocks, Set<Field> owners) {
    Block block = blocks.get(number);
    List<Stmt> stmts = new ArrayList<>();
    int piece = number;
    for (Stmt stmt : block.stmts()) {
      Expr condition = condition(stmt, owners);
      if (condition != null) {
        int next = blocks.size();
        Exit otherwise =
            stmt instanceof Stmt.Store
                ? new Exit.Fail(FlawKind.MODEL, "a lock gets an owner while it has one")
                : new Exit.Prune();
        blocks.add(block);
        blocks.add(block.with(List.of(), otherwise));
        blocks.set(piece, block.with(stmts, new Exit.If(condition, next, next + 1)));
        piece = next;
        stmts = new ArrayList<>();
      }
      if (!(stmt instanceof Stmt.Check)) {
        stmts.add(stmt);
      }
    }
    blocks.set(piece, block.with(stmts, exit(block.exit())));
  }

  /// Under which condition a statement is executed, null for any.
  private static @Nullable Expr condition(Stmt stmt, Set<Field> owners) {
    return switch (stmt) {
      case Stmt.Check check -> check.condition();
      case Stmt.Store(var field, var slot, var value) ->
          !owners.contains(field)
                  || !(slot instanceof Expr.Const)
                  || (value instanceof Expr.Const(var none, _) && none == 0)
              ? null
              : new Expr.Binary(Operator.EQUAL, new Expr.Load(field, slot), Expr.of(0));
      case Stmt.Assign _, Stmt.Start _ -> null;
    };
  }

  private static Exit exit(Exit exit) {
    return switch (exit) {
      case Exit.Point(var kind, _, _, var touch, var saved, var next) ->
          new Exit.Point(kind, true, null, touch, saved, next);
      case Exit.Fail _ -> new Exit.Prune();
      case Exit.Goto _, Exit.If _, Exit.Switch _, Exit.Choose _, Exit.Prune _, Exit.End _ -> exit;
    };
  }
}
