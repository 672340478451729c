package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Value;
import java.util.List;
import java.util.Locale;

/// A counterexample as text for a terminal: what is wrong; the steps that lead there, a column for
/// each strand that moves; what they changed; and the call stacks at the end.
public final class TraceText {
  private static final int LEAST_WIDTH = 40;

  private final int width;
  private final Style style;

  /// @param width the terminal's columns; fewer than 40 count as 40
  /// @param style how text is set off
  public TraceText(int width, Style style) {
    this.width = Math.max(LEAST_WIDTH, width);
    this.style = style;
  }

  /// The text without anything that could move a terminal's cursor or turn the writing round: such
  /// characters are shown as their codes.
  public static String printable(String text) {
    return Printable.escape(text);
  }

  /// A value as the protocol would write it: `3`, `true`, `RUNNING`, `[1, 2]`; printable.
  public static String value(Value value) {
    return Printable.value(value);
  }

  /// What is wrong, in one line: `deadlock after 4 steps: no strand can move.`
  public static String summary(TraceDocument document) {
    return document.flaw().kind().text() + tail(document);
  }

  /// The whole text, each line ended by `\n`.
  public String render(TraceDocument document) {
    var out = new StringBuilder();
    head(document, out);
    out.append('\n');
    if (!document.trace().steps().isEmpty()) {
      new Lanes(width, style).append(document.trace(), out);
      out.append('\n');
    }
    changes(document.trace(), out);
    stacks(document, out);
    return out.toString();
  }

  /// What is wrong, and the call stacks at the end, each line ended by `\n`.
  public String traceback(TraceDocument document) {
    var out = new StringBuilder();
    head(document, out);
    stacks(document, out);
    return out.toString();
  }

  /// The call stacks of a state, each line ended by `\n`.
  public String stacks(List<Stack> stacks) {
    var out = new StringBuilder();
    new Traceback(style, "can go on", out).all(stacks);
    return out.toString();
  }

  private void head(TraceDocument document, StringBuilder out) {
    var kind = document.flaw().kind().text().toUpperCase(Locale.ROOT);
    for (var line : Printable.wrap(kind + tail(document), width, 2)) {
      out.append(document.isWitness() ? style.heading(line) : style.alarm(line)).append('\n');
    }
    for (var wait : document.flaw().cycle()) {
      for (var line : Printable.wrap("  " + Printable.escape(wait), width, 4)) {
        out.append(line).append('\n');
      }
    }
    var subject = document.subject();
    var system = subject.system().equals(subject.job()) ? "" : ": " + subject.system();
    var job = Printable.escape(subject.job() + system);
    for (var line : Printable.wrap(job, width, 2)) {
      out.append(style.aside(line)).append('\n');
    }
  }

  /// What follows the kind: ` after 4 steps: Peterson.mutualExclusion: both are inside.`
  private static String tail(TraceDocument document) {
    var flaw = document.flaw();
    var tail = new StringBuilder(when(document));
    if (saysMoreThanKind(flaw)) {
      tail.append(": ").append(Printable.escape(flaw.property()));
    }
    if (!flaw.message().isEmpty()) {
      tail.append(": ").append(Printable.escape(flaw.message()));
    }
    return tail.toString();
  }

  private static String when(TraceDocument document) {
    int steps = document.trace().steps().size();
    if (document.failingStep() != null) {
      return " in step " + steps;
    }
    return switch (steps) {
      case 0 -> " in the initial state";
      case 1 -> " after 1 step";
      default -> " after " + steps + " steps";
    };
  }

  private static boolean saysMoreThanKind(Flaw flaw) {
    var property = flaw.property();
    return !property.isEmpty()
        && !property.equalsIgnoreCase(flaw.kind().text())
        && !property.equalsIgnoreCase(flaw.kind().name())
        && !property.equals(flaw.message());
  }

  private void changes(Trace trace, StringBuilder out) {
    boolean moved = trace.states().size() > 1;
    var changes = moved ? Changes.lines(trace) : Changes.initial(trace);
    if (changes.isEmpty()) {
      return;
    }
    var title = moved ? "changed since the initial state:" : "the initial state:";
    out.append(style.heading(title)).append('\n');
    for (var change : changes) {
      for (var line : Printable.wrap("  " + change, width, 4)) {
        out.append(line).append('\n');
      }
    }
  }

  private void stacks(TraceDocument document, StringBuilder out) {
    var kind = document.flaw().kind();
    var moving = kind == FlawKind.DEADLOCK ? "its steps change nothing" : "can go on";
    var traceback = new Traceback(style, moving, out);
    var steps = document.trace().steps();
    var stacks = document.lastState().stacks();
    var failing = document.failingStep();
    if (failing != null) {
      traceback.failing(failing, stacks);
    } else if (isOfAll(kind) || steps.isEmpty()) {
      traceback.all(stacks);
    } else {
      traceback.one(steps.getLast().strand(), stacks);
    }
  }

  /// Whether what is wrong is that strands do not move.
  static boolean isStandstill(FlawKind kind) {
    return kind == FlawKind.DEADLOCK || kind == FlawKind.PARTIAL_DEADLOCK;
  }

  /// Whether every stack matters: strands do not move, or the situation is one of several strands.
  private static boolean isOfAll(FlawKind kind) {
    return switch (kind) {
      case DEADLOCK, PARTIAL_DEADLOCK, DATA_RACE, WITNESS -> true;
      case INVARIANT, CHECK, ASSERTION, EXCEPTION, RANGE, NULL, INDEX, DIVISION, CAST, MODEL ->
          false;
    };
  }
}
