package dev.heddle.model.export;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The invariants. In a small model each is asserted after each assignment to a variable that it
/// reads; in a large one a process of its own looks at all of them in every state.
final class Claims {
  /// Parts of an invariant that is written as one expression after each step, and once.
  private static final int SHORT = 600;

  private static final int LONG = 30_000;

  private static final int WAYS = 64;

  private final Variables variables;
  private final boolean watched;
  private final List<Asserted> claims = new ArrayList<>();

  /// An invariant.
  ///
  /// @param name a variable that is never set; `pan` says its name when the invariant is false
  /// @param macro the name of the macro that asserts it; null when it is code
  /// @param holds the invariant; null when it is code
  /// @param reads the variables that it depends on
  private record Asserted(
      Claim claim,
      Body body,
      String name,
      @Nullable String macro,
      @Nullable Term holds,
      Set<Storage> reads) {}

  /// @param watched whether a process looks at them
  Claims(
      Machine machine, Variables variables, Translator translator, Names names, boolean watched) {
    this.variables = variables;
    this.watched = watched;
    for (Claim claim : machine.invariants()) {
      claims.add(asserted(new Body(claim.program(), variables, translator), claim, names));
    }
  }

  private Asserted asserted(Body body, Claim claim, Names names) {
    String name = variables.flag(claim.property().name());
    var reads = new HashSet<Storage>();
    try {
      int term = watched ? LONG : SHORT;
      var moment = new Moment(Terms.FALSE, Terms.FALSE, claim.program().locals().size());
      var limits = new Steps.Limits(watched ? term : WAYS, term, Steps.Cut.NOWHERE);
      Term holds = holds(new Steps(body, new Result(body, null), limits).from(0, moment));
      if (Terms.size(holds) > term) {
        throw new Steps.TooLarge();
      }
      reads(holds, reads);
      return new Asserted(claim, body, name, names.unique("assert_" + name), holds, reads);
    } catch (Steps.TooLarge _) {
      for (Block block : claim.program().blocks()) {
        block.stmts().forEach(stmt -> reads(stmt, body, reads));
        reads(block.exit(), body, reads);
      }
      return new Asserted(claim, body, name, null, null, reads);
    }
  }

  private List<String> code(Asserted claim, Labels labels) {
    Storage result = variables.scratch("holds");
    String out = labels.fresh();
    var code =
        new Code(
            claim.body(),
            Terms.FALSE,
            new Result(claim.body(), result),
            labels,
            ending ->
                ending instanceof Ending.Failed
                    ? List.of("assert(" + claim.name() + ")", "goto " + out)
                    : List.of("goto " + out));
    var lines = new ArrayList<>(List.of("skip"));
    lines.addAll(code.before());
    String first = code.label(0);
    lines.add("goto " + first);
    lines.addAll(code.lines());
    lines.add(out + ": assert(" + result.name() + " != 0 || " + claim.name() + ")");
    return lines;
  }

  /// Where the value of a claim is put.
  ///
  /// @param storage null if nowhere
  private record Result(Body body, @Nullable Storage storage) implements Landing {
    private static final Storage NOWHERE = Storage.scratch("", 1);

    @Override
    public List<Store> stand(int block, Exit.Point point, Moment moment) {
      throw new IllegalStateException("a claim has no points");
    }

    @Override
    public List<Store> end(Moment moment) {
      Storage into = storage == null ? NOWHERE : storage;
      return List.of(new Store(into, Terms.FALSE, moment.local(0)));
    }

    @Override
    public List<Store> run(int block, Moment moment) {
      Moment end = moment.copy();
      body.enter(block, moment, end);
      return end.stores();
    }
  }

  /// Whether the claim is true and free of errors.
  private static Term holds(Tree tree) {
    return switch (tree) {
      case Tree.Nothing _ -> Terms.FALSE;
      case Tree.Leaf(var stores, _) ->
          stores.isEmpty() ? Terms.FALSE : Terms.truth(stores.getFirst().value());
      case Tree.Branch(var condition, var whenTrue, var whenFalse) ->
          Terms.choice(condition, holds(whenTrue), holds(whenFalse));
      case Tree.Check(var condition, var rest) -> Terms.and(condition, holds(rest));
      case Tree.Fork _ -> throw new IllegalStateException("a claim has no choices");
    };
  }

  /// Adds the variables that a term reads.
  static void reads(Term term, Set<Storage> reads) {
    Terms.visit(
        term,
        part -> {
          if (part instanceof Term.Read(var storage, _)) {
            reads.add(storage);
          }
        });
  }

  private static void reads(Stmt stmt, Body body, Set<Storage> reads) {
    switch (stmt) {
      case Stmt.Assign(_, Expr value) -> reads(value, body, reads);
      case Stmt.Store(_, Expr slot, Expr value) -> {
        reads(slot, body, reads);
        reads(value, body, reads);
      }
      case Stmt.Check check -> reads(check.condition(), body, reads);
      case Stmt.Start(Expr strand) -> reads(strand, body, reads);
    }
  }

  private static void reads(Exit exit, Body body, Set<Storage> reads) {
    switch (exit) {
      case Exit.If branch -> reads(branch.condition(), body, reads);
      case Exit.Switch choice -> reads(choice.value(), body, reads);
      case Exit.Choose choose -> reads(choose.alternatives(), body, reads);
      case Exit.Goto _, Exit.Point _, Exit.Fail _, Exit.Prune _, Exit.End _ -> {}
    }
  }

  private static void reads(Expr expr, Body body, Set<Storage> reads) {
    switch (expr) {
      case Expr.Load(var field, Expr slot) -> {
        Storage storage = body.variables().of(field);
        if (storage != null) {
          reads.add(storage);
        }
        reads(slot, body, reads);
      }
      case Expr.Lookup(_, Expr index, _) -> reads(index, body, reads);
      case Expr.Binary(_, Expr left, Expr right) -> {
        reads(left, body, reads);
        reads(right, body, reads);
      }
      case Expr.Convert(_, Expr operand) -> reads(operand, body, reads);
      case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> {}
    }
  }

  /// The macros.
  String macros() {
    var text = new StringBuilder();
    for (Asserted claim : claims) {
      if (claim.holds() != null && !watched) {
        String holds = TermText.of(Terms.or(claim.holds(), flag(claim)));
        text.append(comment(claim)).append("\ninline ").append(claim.macro());
        text.append("() {\n  assert(").append(holds).append(")\n}\n");
      }
    }
    return text.toString();
  }

  /// The process that looks at what is one expression each; empty if there is none.
  String watcher() {
    var text = new StringBuilder();
    for (Asserted claim : claims) {
      if (claim.holds() != null && watched && !claim.holds().equals(Terms.TRUE)) {
        String wrong = TermText.of(Terms.not(claim.holds()));
        text.append("  ").append(comment(claim)).append("\n  :: d_step { ").append(wrong);
        text.append(" -> assert(").append(claim.name()).append(") }\n");
      }
    }
    return text.isEmpty()
        ? ""
        : "\nactive proctype invariants() {\nend_invariants:\n  if\n" + text + "  fi\n}\n";
  }

  private static Term flag(Asserted claim) {
    return Terms.truth(new Term.Read(Storage.scratch(claim.name(), 1), Terms.FALSE));
  }

  private static String comment(Asserted claim) {
    return "/* " + claim.claim().property().text().replace("*/", "* /") + " */";
  }

  /// The lines that assert after a step what depends on one of the variables written.
  List<String> lines(Set<Storage> written, Labels labels) {
    var lines = new ArrayList<String>();
    for (Asserted claim : claims) {
      if (claim.reads().stream().anyMatch(written::contains)) {
        if (claim.holds() == null) {
          lines.addAll(code(claim, labels));
        } else if (!watched) {
          lines.add(claim.macro() + "()");
        }
      }
    }
    return lines;
  }

  /// The lines that assert what is code, whatever has been written.
  List<String> lines(Labels labels) {
    var lines = new ArrayList<String>();
    for (Asserted claim : claims) {
      if (claim.holds() == null) {
        lines.addAll(code(claim, labels));
      }
    }
    return lines;
  }
}
