package dev.heddle.model.export;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a step symbolically, along all its ways at once.
final class Steps {
  /// Blocks on one way, and alternatives of one choice, beyond which it is not followed.
  private static final int BLOCKS = 1_000;

  private static final int ALTERNATIVES = 256;

  private final Body body;
  private final Landing landing;
  private final Limits limits;
  private final Map<Place, Tree> trees = new HashMap<>();
  private int leaves;

  /// How far to go.
  ///
  /// @param leaves that the tree may have
  /// @param term parts that a term may have
  /// @param cut where to leave the rest to code
  record Limits(int leaves, int term, Cut cut) {}

  /// Where a tree ends and the rest of the step becomes code.
  interface Cut {
    /// Nowhere: the tree is the whole step.
    Cut NOWHERE = (_, _, _) -> false;

    /// Whether before a block.
    ///
    /// @param depth blocks on the way to it, each branch counted as [#BRANCH]
    boolean before(int block, Moment moment, int depth);
  }

  /// The depth that a branch adds.
  static final int BRANCH = 4;

  /// The step has too many ways.
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too many ways", null, false, false);
    }
  }

  Steps(Body body, Landing landing, Limits limits) {
    this.body = body;
    this.landing = landing;
    this.limits = limits;
  }

  /// The tree of the step that begins at a block.
  Tree from(int block, Moment moment) throws TooLarge {
    return from(block, moment, 0);
  }

  private Tree from(int number, Moment moment, int depth) throws TooLarge {
    if (depth > BLOCKS) {
      throw new TooLarge();
    }
    if (limits.cut().before(number, moment, depth)) {
      return leaf(landing.run(number, moment), new Ending.Runs(number));
    }
    if (!body.isClaim()) {
      return through(number, moment, depth);
    }
    var place = new Place(number, moment.copy());
    Tree known = trees.get(place);
    if (known == null) {
      known = through(number, moment, depth);
      trees.put(place, known);
    }
    return known;
  }

  /// A block of a claim, and with what control comes to it.
  private record Place(int block, Moment moment) {}

  private Tree through(int number, Moment moment, int depth) throws TooLarge {
    Block block = body.program().blocks().get(number);
    var checks = new ArrayList<Term>();
    for (Stmt stmt : block.stmts()) {
      execute(stmt, moment, checks);
      checks.removeIf(Terms.TRUE::equals);
      if (!checks.isEmpty() && checks.getLast().equals(Terms.FALSE)) {
        return behind(checks, new Tree.Nothing());
      }
    }
    return behind(checks, exit(number, block.exit(), moment, depth));
  }

  private static Tree behind(List<Term> checks, Tree rest) {
    Tree tree = rest;
    for (Term check : checks.reversed()) {
      tree = new Tree.Check(check, tree);
    }
    return tree;
  }

  private void execute(Stmt stmt, Moment moment, List<Term> checks) throws TooLarge {
    switch (stmt) {
      case Stmt.Assign(int local, Expr value) -> moment.assign(local, term(value, moment));
      case Stmt.Store(var field, Expr slot, Expr value) -> {
        Storage storage = body.variables().of(field);
        if (storage != null) {
          moment.store(storage, term(slot, moment), term(value, moment));
        }
      }
      case Stmt.Check check -> checks.add(Terms.truth(term(check.condition(), moment)));
      case Stmt.Start(Expr strand) -> {
        Phase phase = body.phase();
        Term started = term(strand, moment);
        checks.addAll(phase.mayStart(started, moment));
        phase.set(moment, started, Variables.AT_BEGINNING);
      }
    }
  }

  private Tree exit(int number, Exit exit, Moment moment, int depth) throws TooLarge {
    return switch (exit) {
      case Exit.Goto(int target) -> from(target, moment, depth + 1);
      case Exit.If branch -> branch(number, branch, moment, depth);
      case Exit.Switch choice -> choice(choice, 0, term(choice.value(), moment), moment, depth);
      case Exit.Choose choose -> choose(choose, moment, depth);
      case Exit.Point point ->
          leaf(landing.stand(number, point, moment), new Ending.Stands(number, point));
      case Exit.Fail _ -> leaf(List.of(), new Ending.Failed());
      case Exit.Prune _ -> new Tree.Nothing();
      case Exit.End _ -> leaf(landing.end(moment), new Ending.Ended());
    };
  }

  private Tree leaf(List<Store> stores, Ending ending) throws TooLarge {
    if (++leaves > limits.leaves()) {
      throw new TooLarge();
    }
    return new Tree.Leaf(stores, ending);
  }

  private Tree branch(int number, Exit.If branch, Moment moment, int depth) throws TooLarge {
    Term condition = Terms.truth(term(branch.condition(), moment));
    if (condition instanceof Term.Num(int value)) {
      return from(value != 0 ? branch.whenTrue() : branch.whenFalse(), moment, depth + 1);
    }
    int join = body.joins().of(number);
    if (join >= 0) {
      return from(join, merge(condition, branch, join, moment), depth + 1);
    }
    Tree yes = from(branch.whenTrue(), moment.copy(), depth + BRANCH);
    return branch(condition, yes, from(branch.whenFalse(), moment, depth + BRANCH));
  }

  /// Both ways of a branch up to where they meet.
  private Moment merge(Term condition, Exit.If branch, int join, Moment moment) throws TooLarge {
    Moment yes = toJoin(branch.whenTrue(), join, moment.copy());
    Moment no = toJoin(branch.whenFalse(), join, moment);
    for (int local = 0; local < body.program().locals().size(); local++) {
      no.assign(local, small(Terms.choice(condition, yes.local(local), no.local(local))));
    }
    return no;
  }

  private Moment toJoin(int first, int join, Moment moment) throws TooLarge {
    Moment result = moment;
    int number = first;
    while (number != join) {
      Block block = body.program().blocks().get(number);
      for (Stmt stmt : block.stmts()) {
        execute(stmt, result, List.of());
      }
      if (block.exit() instanceof Exit.If branch) {
        Term condition = Terms.truth(term(branch.condition(), result));
        int inner = body.joins().of(number);
        result = merge(condition, branch, inner, result);
        number = inner;
      } else if (block.exit() instanceof Exit.Goto(int target)) {
        number = target;
      } else {
        throw new IllegalStateException("block " + number + " is on no way to a join");
      }
    }
    return result;
  }

  /// Two branches of which one way is the same become one: `&&` and `||` are compiled to such.
  private static Tree branch(Term condition, Tree yes, Tree no) {
    if (yes.equals(no)) {
      return yes;
    }
    if (yes instanceof Tree.Branch(var inner, var a, var b)) {
      if (b.equals(no)) {
        return new Tree.Branch(Terms.and(condition, inner), a, no);
      }
      if (a.equals(no)) {
        return new Tree.Branch(Terms.and(condition, Terms.not(inner)), b, no);
      }
    }
    if (no instanceof Tree.Branch(var inner, var a, var b)) {
      if (a.equals(yes)) {
        return new Tree.Branch(Terms.or(condition, inner), yes, b);
      }
      if (b.equals(yes)) {
        return new Tree.Branch(Terms.or(condition, Terms.not(inner)), yes, a);
      }
    }
    return new Tree.Branch(condition, yes, no);
  }

  private Tree choice(Exit.Switch choice, int index, Term value, Moment moment, int depth)
      throws TooLarge {
    if (index == choice.keys().size()) {
      return from(choice.otherwise(), moment, depth + 1);
    }
    Term same = Terms.op(Operator.EQUAL, value, Terms.number(choice.keys().get(index)));
    if (same.equals(Terms.FALSE)) {
      return choice(choice, index + 1, value, moment, depth);
    }
    Tree yes = from(choice.targets().get(index), moment.copy(), depth + BRANCH);
    return same.equals(Terms.TRUE)
        ? yes
        : branch(same, yes, choice(choice, index + 1, value, moment, depth));
  }

  private Tree choose(Exit.Choose choose, Moment moment, int depth) throws TooLarge {
    Term alternatives = term(choose.alternatives(), moment);
    long bound = Bounds.of(alternatives).to();
    if (bound > ALTERNATIVES) {
      throw new TooLarge();
    }
    var ways = new ArrayList<Tree>();
    for (int i = 0; i < bound; i++) {
      Moment next = moment.copy();
      next.assign(choose.local(), new Term.Num(i));
      Term exists = Terms.op(Operator.LESS, new Term.Num(i), alternatives);
      if (!exists.equals(Terms.FALSE)) {
        Tree way = from(choose.next(), next, depth + BRANCH);
        ways.add(exists.equals(Terms.TRUE) ? way : branch(exists, way, new Tree.Nothing()));
      }
    }
    return new Tree.Fork(ways);
  }

  private Term term(Expr expr, Moment moment) throws TooLarge {
    return small(body.translator().term(expr, moment));
  }

  private Term small(Term term) throws TooLarge {
    if (Terms.size(term) > limits.term()) {
      throw new TooLarge();
    }
    return term;
  }
}
