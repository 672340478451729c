package dev.heddle.model.export;

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

/// The invariants: asserted after each assignment to a variable that they read.
final class Claims {
  /// Parts of an invariant that is written as one expression.
  private static final int TERM = 600;

  private static final int WAYS = 64;

  private static final Storage RESULT = Storage.scratch("next", 1);

  private final List<Asserted> claims = new ArrayList<>();

  /// An invariant.
  ///
  /// @param macro the name of the macro that asserts it; null when it is code
  /// @param text the macro
  /// @param reads the variables that it depends on
  private record Asserted(
      Claim claim, Body body, @Nullable String macro, String text, Set<Storage> reads) {}

  Claims(Machine machine, Variables variables, Translator translator, Names names) {
    for (Claim claim : machine.invariants()) {
      claims.add(asserted(new Body(claim.program(), variables, translator), claim, names));
    }
  }

  private static Asserted asserted(Body body, Claim claim, Names names) {
    var reads = new HashSet<Storage>();
    try {
      var moment = new Moment(Terms.FALSE, Terms.FALSE, claim.program().locals().size());
      var limits = new Steps.Limits(WAYS, TERM, false, false);
      Term holds = holds(new Steps(body, new Result(), limits).from(0, moment));
      if (Terms.size(holds) > TERM) {
        throw new Steps.TooLarge();
      }
      reads(holds, reads);
      String macro = names.unique("assert_" + claim.property().name());
      String head = "/* " + claim.property().text().replace("*/", "* /") + " */\n";
      String text = head + "inline " + macro + "() {\n  assert(" + TermText.of(holds) + ")\n}\n";
      return new Asserted(claim, body, macro, text, reads);
    } catch (Steps.TooLarge _) {
      claim
          .program()
          .blocks()
          .forEach(
              block -> {
                block.stmts().forEach(stmt -> reads(stmt, body, reads));
                reads(block.exit(), body, reads);
              });
      return new Asserted(claim, body, null, "", reads);
    }
  }

  private static List<String> code(Body body, Labels labels) {
    var result = new Result();
    Moment scope = Code.scope(body, Terms.FALSE, Terms.FALSE);
    var lines = new ArrayList<>(Code.of(body, 0, scope, result, labels).lines());
    lines.add("assert(" + Code.scratch(body, 0).name() + " != 0)");
    return lines;
  }

  /// Where the value of a claim is put.
  private record Result() implements Landing {
    @Override
    public List<Store> stand(int block, Exit.Point point, Moment moment) {
      throw new IllegalStateException("a claim has no points");
    }

    @Override
    public List<Store> end(Moment moment) {
      return List.of(new Store(RESULT, Terms.FALSE, moment.local(0)));
    }

    @Override
    public List<Store> run(int block, Moment moment) {
      throw new IllegalStateException("a claim is one expression or all code");
    }

    @Override
    public List<Store> choose(int block, Moment moment) {
      throw new IllegalStateException("a claim has no choices");
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
    claims.forEach(claim -> text.append(claim.text()));
    return text.toString();
  }

  /// The lines that assert what depends on one of the variables written.
  List<String> lines(Set<Storage> written, Labels labels) {
    var lines = new ArrayList<String>();
    for (Asserted claim : claims) {
      if (claim.reads().stream().anyMatch(written::contains)) {
        if (claim.macro() != null) {
          lines.add(claim.macro() + "()");
        } else {
          lines.addAll(code(claim.body(), labels));
        }
      }
    }
    return lines;
  }
}
