package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.List;

/// Drops a point whose step does nothing but go to the next point: standing at the second at once
/// is the same, unless it is a fiber, which may be parked there, and only one of them lets it rest.
///
/// The beginning stays where standing there means that a strand has not begun: in fibers, and
/// wherever strands are started again.
///
/// @param touches whether the second point may be one before a plain access: not as long as that
///   may be dropped itself
record AdjacentPoints(boolean touches) implements Pass {

  @Override
  public Machine apply(Machine machine) {
    return Pass.ofPrograms(program -> apply(program, isStarted(program, machine))).apply(machine);
  }

  private static boolean isStarted(Program started, Machine machine) {
    for (Program program : machine.programs()) {
      for (Block block : program.blocks()) {
        for (Stmt stmt : block.stmts()) {
          if (stmt instanceof Stmt.Start(var strand) && mayBe(strand, started, machine)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean mayBe(Expr strand, Program program, Machine machine) {
    Domain domain =
        switch (strand) {
          case Expr.Const(var number, _) -> Domain.of(number);
          case Expr.Load(var field, _) -> machine.domains().get(field.number());
          case Expr.Local _,
              Expr.Self _,
              Expr.Current _,
              Expr.Lookup _,
              Expr.Binary _,
              Expr.Convert _ ->
              new Domain(0, machine.entities().size());
        };
    return domain.from() < program.firstStrand() + program.strands()
        && program.firstStrand() <= domain.to();
  }

  private Program apply(Program program, boolean started) {
    List<Block> blocks = new ArrayList<>(program.blocks());
    for (int i = 1; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.exit() instanceof Exit.Point point
          && point.next() != i
          && point.awaited() == null
          && point.touch() == null
          && isBarePoint(blocks.get(point.next()))
          && (!program.fiber() || mayRest(blocks.get(point.next())) == point.mayRest())) {
        blocks.set(i, block.with(block.stmts(), new Exit.Goto(point.next())));
      }
    }
    return program.with(program.fiber() || started ? blocks : atBeginning(blocks));
  }

  private boolean isBarePoint(Block block) {
    return block.stmts().isEmpty()
        && block.exit() instanceof Exit.Point point
        && (touches || point.touch() == null);
  }

  private static boolean mayRest(Block block) {
    return block.exit() instanceof Exit.Point point && point.mayRest();
  }

  /// Makes the first real point the beginning.
  private List<Block> atBeginning(List<Block> blocks) {
    if (!(blocks.getFirst().exit() instanceof Exit.Point start)
        || start.next() == 0
        || start.awaited() != null
        || start.touch() != null
        || !isBarePoint(blocks.get(start.next()))) {
      return blocks;
    }
    int second = start.next();
    List<Block> merged = new ArrayList<>();
    for (Block block : blocks) {
      Exit exit = Flow.retarget(block.exit(), target -> target == second ? 0 : target);
      merged.add(block.with(block.stmts(), exit));
    }
    merged.set(0, merged.get(second));
    return merged;
  }
}
