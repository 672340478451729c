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
import java.util.function.BiPredicate;

/// A program and what is known of its blocks: that of a process, or of a claim.
final class Body {
  /// A scope in which nothing is known.
  private static final Scope UNKNOWN =
      new Scope() {
        @Override
        public Term local(int slot) {
          return something("local" + slot);
        }

        @Override
        public Term self() {
          return something("self");
        }

        @Override
        public Term current() {
          return something("current");
        }

        @Override
        public Term read(Storage storage, Term slot) {
          return new Term.Read(storage, slot);
        }

        private static Term something(String name) {
          return new Term.Read(Storage.scratch(name, 1), Terms.FALSE);
        }
      };

  private final Program program;
  private final Variables variables;
  private final Translator translator;
  private final Phase phase;
  private final Joins joins;
  private final BitSet unsure;
  private final BitSet restless;

  Body(Program program, Variables variables, Translator translator) {
    this.program = program;
    this.variables = variables;
    this.translator = translator;
    this.phase = new Phase(variables.phases(), variables.firstStrand());
    this.joins = new Joins(program);
    this.unsure = least(this::isUnsure);
    this.restless =
        least(
            (block, known) -> {
              Exit exit = program.blocks().get(block).exit();
              return exit instanceof Exit.Choose
                  || exit instanceof Exit.Prune
                  || within(exit).stream().anyMatch(known::get);
            });
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

  /// Whether from a block on there is certainly a way to the end of the step, whatever has happened
  /// before: behind each choice the first alternative is not pruned, if no other is.
  boolean isSure(int block) {
    return !unsure.get(block);
  }

  private boolean isUnsure(int block, BitSet unsure) {
    return switch (program.blocks().get(block).exit()) {
      case Exit.Prune _ -> true;
      case Exit.Choose choose ->
          mayBeEmpty(choose) || firstAlternative(choose).stream().anyMatch(unsure::get);
      case Exit.Goto _, Exit.If _, Exit.Switch _, Exit.Point _, Exit.Fail _, Exit.End _ ->
          within(program.blocks().get(block).exit()).stream().anyMatch(unsure::get);
    };
  }

  private boolean mayBeEmpty(Exit.Choose choose) {
    return Bounds.of(translator.term(choose.alternatives(), UNKNOWN)).from() < 1;
  }

  /// Where the first alternative leads, as far as the choice alone decides.
  private List<Integer> firstAlternative(Exit.Choose choose) {
    Block next = program.blocks().get(choose.next());
    if (next.stmts().isEmpty() && next.exit() instanceof Exit.If branch) {
      var scope = new Moment(Terms.FALSE, Terms.FALSE, program.locals().size());
      for (int local = 0; local < program.locals().size(); local++) {
        scope.assign(local, UNKNOWN.local(local));
      }
      scope.assign(choose.local(), Terms.FALSE);
      if (translator.term(branch.condition(), scope) instanceof Term.Num(int value)) {
        return List.of(value != 0 ? branch.whenTrue() : branch.whenFalse());
      }
    }
    return List.of(choose.next());
  }

  /// The blocks of which `is` says so, given those that are known to be.
  private BitSet least(BiPredicate<Integer, BitSet> is) {
    var known = new BitSet();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = program.blocks().size() - 1; i >= 0; i--) {
        if (!known.get(i) && is.test(i, known)) {
          known.set(i);
          changed = true;
        }
      }
    }
    return known;
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
