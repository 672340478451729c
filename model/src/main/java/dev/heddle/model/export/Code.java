package dev.heddle.model.export;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The blocks of a program as code within an indivisible step, for what has too many ways to be
/// written as guarded commands. Locals are scratch variables.
final class Code {
  /// Jumps back in one step beyond which it counts as endless.
  private static final int JUMPS = 100_000;

  private final Body body;
  private final Landing landing;
  private final Moment scope;
  private final Map<Integer, String> labels = new LinkedHashMap<>();
  private final String out;
  private final List<Ending> endings = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private boolean loops;

  private Code(Body body, Landing landing, Moment scope, Labels labels) {
    this.body = body;
    this.landing = landing;
    this.scope = scope;
    this.out = labels.fresh();
  }

  /// The rest of a step.
  ///
  /// @param first the block where it begins; nothing is chosen or pruned from there on
  static Code of(Body body, int first, Moment scope, Landing landing, Labels labels) {
    var code = new Code(body, landing, scope, labels);
    body.reachable(first).forEach(block -> code.labels.put(block, labels.fresh()));
    code.labels.keySet().forEach(code::emit);
    if (code.loops) {
      code.lines.addFirst(code.laps() + " = 0");
    }
    code.lines.add(code.out + ": skip");
    return code;
  }

  /// The scope of such code: every local is a scratch variable.
  static Moment scope(Body body, Term self, Term current) {
    int locals = body.program().locals().size();
    var scope = new Moment(self, current, locals);
    for (int local = 0; local < locals; local++) {
      scope.assign(local, new Term.Read(scratch(body, local), Terms.FALSE));
    }
    return scope;
  }

  /// The scratch variable of a local.
  static Storage scratch(Body body, int local) {
    return body.variables().scratch("x" + local);
  }

  /// The locals that may be read in the step from a block on.
  static SortedSet<Integer> read(Body body, int first) {
    var read = new TreeSet<Integer>();
    for (int number : body.reachable(first)) {
      Block block = body.program().blocks().get(number);
      block.stmts().forEach(stmt -> Locals.of(stmt, read));
      Locals.of(block.exit(), read);
    }
    return read;
  }

  /// Statements, one a line.
  List<String> lines() {
    return lines;
  }

  /// How the code can end: the variable `next` holds the index.
  List<Ending> endings() {
    return endings;
  }

  private void emit(int number) {
    Block block = body.program().blocks().get(number);
    int first = lines.size();
    block.stmts().forEach(this::emit);
    emit(number, block.exit());
    lines.set(first, labels.get(number) + ": " + lines.get(first));
  }

  private void emit(Stmt stmt) {
    switch (stmt) {
      case Stmt.Assign(int local, Expr value) ->
          lines.add(scratch(body, local).name() + " = " + text(value));
      case Stmt.Store(var field, Expr slot, Expr value) -> {
        Storage storage = body.variables().of(field);
        if (storage != null) {
          Term raw = Translator.raw(storage, term(value));
          lines.add(TermText.variable(storage, term(slot)) + " = " + TermText.of(raw));
        }
      }
      case Stmt.Check check -> check(Terms.truth(term(check.condition())));
      case Stmt.Start(Expr strand) -> {
        Term started = term(strand);
        body.phase().mayStart(started, scope).forEach(this::check);
        var moment = scope.copy();
        body.phase().set(moment, started, Variables.AT_BEGINNING);
        lines.addAll(Schedule.lines(moment.stores(), body.variables()));
      }
    }
  }

  private void check(Term condition) {
    if (!condition.equals(Terms.TRUE)) {
      lines.add("assert(" + TermText.of(condition) + ")");
    }
  }

  private void emit(int number, Exit exit) {
    switch (exit) {
      case Exit.Goto(int target) -> lines.add(jump(number, target));
      case Exit.If(Expr condition, int whenTrue, int whenFalse) ->
          lines.add(
              "if :: "
                  + TermText.of(Terms.truth(term(condition)))
                  + " -> "
                  + jump(number, whenTrue)
                  + " :: else -> "
                  + jump(number, whenFalse)
                  + " fi");
      case Exit.Switch choice -> {
        var text = new StringBuilder("if");
        Term value = term(choice.value());
        for (int i = 0; i < choice.keys().size(); i++) {
          String key = TermText.of(Terms.number(choice.keys().get(i)));
          text.append(" :: (").append(TermText.of(value)).append(") == ").append(key);
          text.append(" -> ").append(jump(number, choice.targets().get(i)));
        }
        text.append(" :: else -> ").append(jump(number, choice.otherwise())).append(" fi");
        lines.add(text.toString());
      }
      case Exit.Point point ->
          end(landing.stand(number, point, scope.copy()), new Ending.Stands(number, point));
      case Exit.End _ -> end(landing.end(scope.copy()), new Ending.Ended());
      case Exit.Fail _ -> lines.add("assert(false); goto " + out);
      case Exit.Choose _, Exit.Prune _ ->
          throw new IllegalStateException("block " + number + " chooses or prunes");
    }
  }

  private void end(List<Store> stores, Ending ending) {
    if (!endings.contains(ending)) {
      endings.add(ending);
    }
    lines.addAll(Schedule.lines(stores, body.variables()));
    lines.add(body.variables().scratch("next").name() + " = " + endings.indexOf(ending));
    lines.add("goto " + out);
  }

  private String jump(int from, int to) {
    if (to > from) {
      return "goto " + labels.get(to);
    }
    loops = true;
    return laps()
        + " = "
        + laps()
        + " + 1; assert("
        + laps()
        + " <= "
        + JUMPS
        + "); goto "
        + labels.get(to);
  }

  private String laps() {
    return body.variables().scratch("laps").name();
  }

  private Term term(Expr expr) {
    return body.translator().term(expr, scope);
  }

  private String text(Expr expr) {
    return TermText.of(term(expr));
  }
}
