package dev.heddle.model.interpret;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import java.util.ArrayDeque;
import java.util.Queue;

/// What statements and exits mean: one run of a step, or of a claim, from its first block to its
/// end. It changes the state that it is given.
final class Run {
  /// Jumps back in one step beyond which the step counts as endless.
  private static final int JUMPS = 100_000;

  private final Interpreter interpreter;
  private final State state;
  private final Agent agent;
  private final long[] locals;
  private final Choices choices;
  private final Listener listener;
  private final Evaluator evaluator;

  Run(
      Interpreter interpreter,
      State state,
      Agent agent,
      long[] locals,
      Choices choices,
      Listener listener) {
    this.interpreter = interpreter;
    this.state = state;
    this.agent = agent;
    this.locals = locals;
    this.choices = choices;
    this.listener = listener;
    this.evaluator = new Evaluator(state, locals, agent.strand(), agent.carrier(), listener);
  }

  /// Runs to the next point or the end of the strand; false when there is no such step.
  ///
  /// @throws Wrong when the step is an error
  boolean step(int first) {
    int block = first;
    int jumpsBack = 0;
    while (true) {
      listener.entered(block);
      Block here = agent.program().blocks().get(block);
      here.stmts().forEach(this::execute);
      int next;
      switch (here.exit()) {
        case Exit.Goto(int target) -> next = target;
        case Exit.If(Expr condition, int whenTrue, int whenFalse) ->
            next = value(condition) != 0 ? whenTrue : whenFalse;
        case Exit.Switch choice -> next = target(choice, value(choice.value()));
        case Exit.Choose choose -> {
          long alternatives = value(choose.alternatives());
          if (alternatives <= 0) {
            return false;
          }
          locals[choose.local()] = choices.choose(alternatives);
          listener.chose(choose, alternatives, locals[choose.local()]);
          next = choose.next();
        }
        case Exit.Point point -> {
          state.stand(agent.strand(), block);
          point.saved().forEach(it -> state.save(agent.strand(), it.local(), locals[it.local()]));
          return true;
        }
        case Exit.End _ -> {
          state.end(agent.strand());
          return true;
        }
        case Exit.Fail(FlawKind kind, String message) -> throw wrong(kind, message);
        case Exit.Prune _ -> {
          return false;
        }
      }
      if (next <= block && ++jumpsBack > JUMPS) {
        choices.stop();
        throw wrong(FlawKind.MODEL, "a step without end: 100,000 jumps back without a point");
      }
      block = next;
    }
  }

  /// Runs a claim; whether it holds.
  ///
  /// @throws Wrong when its evaluation is an error
  boolean claim() {
    step(0);
    return locals[0] != 0;
  }

  private void execute(Stmt stmt) {
    switch (stmt) {
      case Stmt.Assign(int local, Expr value) -> locals[local] = value(value);
      case Stmt.Store(Field field, Expr where, Expr value) -> {
        int slot = Math.toIntExact(value(where));
        long before = state.value(field, slot);
        state.put(field, slot, value(value));
        listener.stored(field, slot, before, state.value(field, slot));
      }
      case Stmt.Check check -> check(check);
      case Stmt.Start(Expr strand) -> start(Math.toIntExact(value(strand)));
    }
  }

  private void check(Stmt.Check check) {
    if (value(check.condition()) == 0) {
      var shown = new ArrayDeque<String>();
      for (Stmt.Subject subject : check.subjects()) {
        shown.add(interpreter.vocabulary().text(subject.shape(), value(subject.expr())));
      }
      throw wrong(check.kind(), filled(check.message(), shown));
    }
  }

  /// The message with each `%s` replaced by the next of the subjects and `%%` by `%`.
  private static String filled(String message, Queue<String> subjects) {
    var text = new StringBuilder();
    for (int i = 0; i < message.length(); i++) {
      if (message.startsWith("%s", i) && !subjects.isEmpty()) {
        text.append(subjects.remove());
        i++;
      } else {
        text.append(message.charAt(i));
        i += message.startsWith("%%", i) ? 1 : 0;
      }
    }
    return text.toString();
  }

  private void start(int strand) {
    Program program = interpreter.program(strand);
    String name = interpreter.vocabulary().name(strand);
    if (program == null) {
      throw wrong(FlawKind.MODEL, "start of " + name + ", which is no strand");
    }
    if (!state.ended(strand) && state.point(strand) != 0) {
      throw wrong(FlawKind.MODEL, "start of " + name + ", which has begun and not ended");
    }
    state.stand(strand, 0);
  }

  private long value(Expr expr) {
    return evaluator.applyAsLong(expr);
  }

  private static int target(Exit.Switch choice, long value) {
    int index = choice.keys().indexOf((int) value);
    return index < 0 ? choice.otherwise() : choice.targets().get(index);
  }

  private static Wrong wrong(FlawKind kind, String message) {
    return new Wrong(Flaw.of(kind, kind.text(), message));
  }
}
