package dev.heddle.model.export;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A program and what is known of its blocks: that of a process, or of a claim.
final class Body {
  private final Program program;
  private final Variables variables;
  private final Translator translator;
  private final Phase phase;
  private final Joins joins;
  private final BitSet restless;

  Body(Program program, Variables variables, Translator translator) {
    this.program = program;
    this.variables = variables;
    this.translator = translator;
    this.phase = new Phase(variables.phases(), variables.firstStrand());
    this.joins = new Joins(program);
    this.restless = restless(program.blocks());
  }

  Program program() {
    return program;
  }

  Variables variables() {
    return variables;
  }

  Translator translator() {
    return translator;
  }

  Phase phase() {
    return phase;
  }

  Joins joins() {
    return joins;
  }

  /// Whether from a block on, up to the end of the step, nothing is chosen and nothing pruned.
  boolean isCalm(int block) {
    return !restless.get(block);
  }

  private static BitSet restless(List<Block> blocks) {
    var restless = new BitSet();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = blocks.size() - 1; i >= 0; i--) {
        Exit exit = blocks.get(i).exit();
        boolean is =
            exit instanceof Exit.Choose
                || exit instanceof Exit.Prune
                || within(exit).stream().anyMatch(restless::get);
        if (is && !restless.get(i)) {
          restless.set(i);
          changed = true;
        }
      }
    }
    return restless;
  }

  /// The blocks that an exit leads to in the same step.
  static List<Integer> within(Exit exit) {
    return switch (exit) {
      case Exit.Goto(int target) -> List.of(target);
      case Exit.If branch -> List.of(branch.whenTrue(), branch.whenFalse());
      case Exit.Switch choice -> {
        var all = new ArrayList<>(choice.targets());
        all.add(choice.otherwise());
        yield all;
      }
      case Exit.Choose choose -> List.of(choose.next());
      case Exit.Point _, Exit.Fail _, Exit.Prune _, Exit.End _ -> List.of();
    };
  }
}
