package dev.heddle.counterexamples;

import dev.heddle.model.system.Frame;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Call stacks as Go prints them: the innermost activation first, its place indented below it, and
/// a line where the system stack ends and the strand's own begins.
final class Traceback {
  private final Style style;
  private final String moving;
  private final StringBuilder out;

  /// @param moving what to say of a strand that has a step
  Traceback(Style style, String moving, StringBuilder out) {
    this.style = style;
    this.moving = moving;
    this.out = out;
  }

  /// Every strand that is on its way, those first that have someone to run them; then in a line
  /// each kind of the others.
  void all(List<Stack> stacks) {
    for (var stack : stacks) {
      if (isUnderWay(stack) && isRunning(stack)) {
        full(stack);
      }
    }
    for (var stack : stacks) {
      if (isUnderWay(stack) && !isRunning(stack)) {
        full(stack);
      }
    }
    names("not begun", stacks, Stack.Condition.NEW);
    names("ended", stacks, Stack.Condition.ENDED);
  }

  /// One strand in full, and a line for each of the others.
  void one(String strand, List<Stack> stacks) {
    for (var stack : stacks) {
      if (stack.strand().equals(strand)) {
        full(stack);
      }
    }
    others(strand, stacks);
  }

  /// As above for a strand whose step fails: where it fails stands above where the step began.
  void failing(Step step, List<Stack> stacks) {
    var at = step.path().isEmpty() ? step.at() : step.path().getLast();
    for (var stack : stacks) {
      if (stack.strand().equals(step.strand())) {
        title(who(stack) + ": fails at " + Printable.place(at));
        call(at, "()");
        separator("in the step that began here");
        frames(stack);
      }
    }
    others(step.strand(), stacks);
  }

  private void others(String strand, List<Stack> stacks) {
    boolean first = true;
    for (var stack : stacks) {
      if (!stack.strand().equals(strand)) {
        out.append(first ? "\n" : "").append(line(stack)).append('\n');
        first = false;
      }
    }
  }

  private static boolean isUnderWay(Stack stack) {
    return switch (stack.condition()) {
      case ENABLED, BLOCKED, PARKED -> true;
      case NEW, ENDED -> false;
    };
  }

  private static boolean isRunning(Stack stack) {
    return !stack.fiber() || stack.carrier() != null;
  }

  private void full(Stack stack) {
    title(who(stack) + ": " + doing(stack));
    frames(stack);
  }

  private void title(String text) {
    out.append('\n').append(style.heading(text)).append('\n');
  }

  private void frames(Stack stack) {
    var frames = stack.frames();
    for (int i = 0; i < frames.size(); i++) {
      var frame = frames.get(i);
      if (i > 0 && frame.systemStack() != frames.get(i - 1).systemStack()) {
        boundary(frames.get(i - 1), frame, stack);
      }
      call(frame.at(), locals(frame));
    }
  }

  private void call(SourceLine at, String arguments) {
    out.append(Printable.method(at)).append(arguments).append('\n');
    out.append('\t').append(style.aside(Printable.file(at))).append('\n');
  }

  private void boundary(Frame inner, Frame outer, Stack stack) {
    var from = outer.systemStack() ? "the system stack" : Printable.escape(stack.strand());
    separator(Printable.escape(inner.at().method()) + " called from " + from);
  }

  private void separator(String text) {
    out.append(style.aside("----- " + text + " -----")).append('\n');
  }

  private static String locals(Frame frame) {
    var text = new StringBuilder("(");
    for (var local : new TreeMap<>(frame.locals()).entrySet()) {
      text.append(text.length() == 1 ? "" : ", ")
          .append(Printable.escape(local.getKey()))
          .append('=')
          .append(Printable.value(local.getValue()));
    }
    return text.append(')').toString();
  }

  private String line(Stack stack) {
    var at =
        stack.frames().isEmpty() ? "" : " at " + Printable.place(stack.frames().getFirst().at());
    return who(stack) + ": " + doing(stack) + at;
  }

  private static String who(Stack stack) {
    var strand = Printable.escape(stack.strand());
    var carrier = stack.carrier();
    return carrier == null ? strand : Printable.escape(carrier) + ", running " + strand;
  }

  private String doing(Stack stack) {
    var lock = stack.waitsFor();
    if (lock != null) {
      return "waits for " + Printable.escape(lock);
    }
    return switch (stack.condition()) {
      case ENABLED -> moving;
      case BLOCKED -> "waits";
      case PARKED -> "parked, no carrier runs it";
      case NEW -> "not begun";
      case ENDED -> "ended";
    };
  }

  private void names(String title, List<Stack> stacks, Stack.Condition condition) {
    var names = new ArrayList<String>();
    for (var stack : stacks) {
      if (stack.condition() == condition) {
        names.add(Printable.escape(stack.strand()));
      }
    }
    if (!names.isEmpty()) {
      out.append('\n').append(title).append(": ").append(String.join(", ", names)).append('\n');
    }
  }
}
