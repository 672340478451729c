package dev.heddle.model.export;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

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
  private final String prefix;
  private @Nullable Entries entries;

  Body(Program program, Variables variables, Translator translator) {
    this.program = program;
    this.variables = variables;
    this.translator = translator;
    this.phase = new Phase(variables.phases(), variables.firstStrand());
    this.joins = new Joins(program);
    this.unsure = least(this::isUnsure);
    this.prefix = isClaim() ? "c" : "x";
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

  /// Whether it is the program of a claim.
  boolean isClaim() {
    return !(program.blocks().getFirst().exit() instanceof Exit.Point);
  }

  /// Whether from a block on there is certainly a way to the end of the step, whatever has happened
  /// before: behind each choice the first alternative is not pruned, if no other is.
  boolean isSure(int block) {
    return !unsure.get(block);
  }

  private boolean isUnsure(int block, BitSet unsure) {
    if (fails(block)) {
      return false;
    }
    return switch (program.blocks().get(block).exit()) {
      case Exit.Prune _ -> true;
      case Exit.Choose choose ->
          mayBeEmpty(choose) || firstAlternative(choose).stream().anyMatch(unsure::get);
      case Exit.Goto _, Exit.If _, Exit.Switch _, Exit.Point _, Exit.Fail _, Exit.End _ ->
          within(program.blocks().get(block).exit()).stream().anyMatch(unsure::get);
    };
  }

  /// Whether a check there is never true, so that nothing behind it is reached.
  private boolean fails(int block) {
    for (Stmt stmt : program.blocks().get(block).stmts()) {
      if (stmt instanceof Stmt.Check(Expr.Const(var value, _), _, _, _) && value == 0) {
        return true;
      }
    }
    return false;
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

  /// How control comes to the blocks.
  Entries entries() {
    Entries known = entries;
    if (known == null) {
      known = new Entries(this);
      entries = known;
    }
    return known;
  }

  /// The scope of code: every local is a scratch variable, and so is the carrier.
  Moment scope(Term self) {
    int locals = program.locals().size();
    var scope = new Moment(self, carrier(), locals);
    for (int local = 0; local < locals; local++) {
      scope.assign(local, new Term.Read(variables.reserved(prefix + local), Terms.FALSE));
    }
    return scope;
  }

  /// The scratch variable of a local. Those of claims, which are asserted in a `d_step`, are others
  /// than those of steps: Spin does not restore a `hidden` variable that a `d_step` has changed.
  Storage scratch(int local) {
    return variables.scratch(prefix + local);
  }

  /// Puts the locals that code from a block on may read into their scratch variables.
  void enter(int block, Moment from, Moment to) {
    entries().live(block).stream()
        .forEach(it -> to.store(scratch(it), Terms.FALSE, from.local(it)));
  }

  /// The carrier in code.
  Term carrier() {
    return program.fiber() ? new Term.Read(variables.scratch("carrier"), Terms.FALSE) : Terms.FALSE;
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
