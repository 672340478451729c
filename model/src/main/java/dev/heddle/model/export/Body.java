package dev.heddle.model.export;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A program and what is known of its blocks: that of a process, or of a claim.
final class Body {
  private final Program program;
  private final Variables variables;
  private final Translator translator;
  private final Phase phase;
  private final Joins joins;
  private final BitSet choosing;
  private final BitSet pruning;

  Body(Program program, Variables variables, Translator translator) {
    this.program = program;
    this.variables = variables;
    this.translator = translator;
    this.phase = new Phase(variables.phases(), variables.firstStrand());
    this.joins = new Joins(program);
    this.choosing = reaching(exit -> exit instanceof Exit.Choose);
    this.pruning = reaching(this::mayPrune);
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
    return isSure(block) && !choosing.get(block);
  }

  /// Whether from a block on, up to the end of the step, nothing is pruned.
  boolean isSure(int block) {
    return !pruning.get(block);
  }

  /// A choice among no alternatives prunes, too.
  private boolean mayPrune(Exit exit) {
    if (exit instanceof Exit.Choose choose) {
      Moment scope = Code.scope(this, Terms.FALSE, Terms.FALSE);
      return Bounds.of(translator.term(choose.alternatives(), scope)).from() < 1;
    }
    return exit instanceof Exit.Prune;
  }

  /// The blocks from which a step can come to such an exit.
  private BitSet reaching(Predicate<Exit> wanted) {
    List<Block> blocks = program.blocks();
    var reaching = new BitSet();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = blocks.size() - 1; i >= 0; i--) {
        Exit exit = blocks.get(i).exit();
        boolean is = wanted.test(exit) || within(exit).stream().anyMatch(reaching::get);
        if (is && !reaching.get(i)) {
          reaching.set(i);
          changed = true;
        }
      }
    }
    return reaching;
  }

  /// The blocks of the step from `first` on, depth-first.
  Set<Integer> reachable(int first) {
    var found = new LinkedHashSet<Integer>();
    var open = new ArrayDeque<Integer>(List.of(first));
    while (!open.isEmpty()) {
      int block = open.removeFirst();
      if (found.add(block)) {
        within(program.blocks().get(block).exit()).reversed().forEach(open::addFirst);
      }
    }
    return found;
  }

  /// The variables that the step from `first` on may write.
  Set<Storage> written(int first) {
    var written = new HashSet<Storage>();
    for (int block : reachable(first)) {
      for (Stmt stmt : program.blocks().get(block).stmts()) {
        Storage storage = stmt instanceof Stmt.Store store ? variables.of(store.field()) : null;
        if (storage != null) {
          written.add(storage);
        }
      }
    }
    return written;
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
