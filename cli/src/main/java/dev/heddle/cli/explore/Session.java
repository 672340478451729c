package dev.heddle.cli.explore;

import dev.heddle.cli.report.Numbers;
import dev.heddle.counterexamples.Style;
import dev.heddle.counterexamples.TraceText;
import dev.heddle.counterexamples.states.Expression;
import dev.heddle.counterexamples.states.Walk;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Value;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A walk through a protocol's states by commands.
public final class Session {
  private static final String PROMPT = "heddle> ";
  private static final String HELP =
      """
        NUMBER        take that step
        list          show the steps again (or an empty line)
        back [N]      take back one step, or N
        goto N        stand behind step N of the trace, or of this walk
        state         show every variable
        print EXPR    show a value: turn == 1 && flag[0]
        watch EXPR    show it after each step, too
        unwatch       forget what is watched
        stacks        show the call stacks
        locks         show who holds and who waits
        quit          end (or Ctrl-D)
      """;

  private final Walk walk;
  private final List<long[]> way;
  private final PrintStream out;
  private final Style style;
  private final int columns;
  private final Map<String, Expression> watches = new LinkedHashMap<>();
  private boolean misunderstood;

  /// A session in the initial state.
  ///
  /// @param way the packed states of a trace to follow; empty when there is none
  /// @param columns how wide the terminal is
  public Session(Walk walk, List<long[]> way, PrintStream out, Style style, int columns) {
    this.walk = walk;
    this.way = List.copyOf(way);
    this.out = out;
    this.style = style;
    this.columns = columns;
  }

  /// The words that commands begin with, and the variables.
  public List<String> words() {
    var words = new ArrayList<String>();
    HELP.lines()
        .map(line -> line.strip().split(" ", 2)[0])
        .filter(word -> !word.equals("NUMBER"))
        .forEach(words::add);
    words.addAll(walk.variables());
    return words;
  }

  /// Carries out the commands of `input` until it ends or one says so. Returns whether all of them
  /// were understood.
  public boolean run(Input input) {
    out.println(TraceText.printable(walk.name()) + ": help shows the commands.");
    if (!way.isEmpty()) {
      out.println("The trace has " + steps(way.size() - 1) + "; * marks its next one.");
    }
    list();
    out.flush();
    var line = input.next(PROMPT);
    while (line != null && handle(line.strip())) {
      out.flush();
      line = input.next(PROMPT);
    }
    out.flush();
    return !misunderstood;
  }

  private boolean handle(String line) {
    int blank = line.indexOf(' ');
    var word = blank < 0 ? line : line.substring(0, blank);
    var rest = blank < 0 ? "" : line.substring(blank + 1).strip();
    try {
      switch (word) {
        case "quit", "q", "exit" -> {
          return false;
        }
        case "", "list", "l" -> list();
        case "help", "h", "?" -> out.print(HELP);
        case "back", "b" -> back(rest.isEmpty() ? 1 : number(rest));
        case "goto", "g" -> goTo(number(rest));
        case "state", "s" -> variables();
        case "print", "p" -> out.println(value(Expression.parse(rest, walk.variables())));
        case "watch", "w" -> watch(rest);
        case "unwatch" -> watches.clear();
        case "stacks", "k" ->
            out.print(new TraceText(columns, style).stacks(walk.told().stacks()).stripLeading());
        case "locks" -> locks();
        default -> take(number(line));
      }
    } catch (IllegalArgumentException e) {
      misunderstood = true;
      out.println(TraceText.printable(String.valueOf(e.getMessage())));
    }
    return true;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is neither a number nor a command; help shows what there is.", e);
    }
  }

  private void take(int number) {
    var moves = walk.moves();
    if (number < 1 || number > moves.size()) {
      throw new IllegalArgumentException(
          moves.isEmpty()
              ? "There is no step to take here; back takes one back."
              : "There is no step " + number + ", only 1 to " + moves.size() + ".");
    }
    switch (moves.get(number - 1)) {
      case Move.To to -> {
        var before = walk.told().values();
        walk.take(to);
        changes(before);
        list();
      }
      case Move.Into(_, var flaw) -> out.println(wrong(flaw.kind().text(), flaw.message()));
    }
  }

  private static String wrong(String kind, String message) {
    return TraceText.printable("wrong: " + kind + (message.isEmpty() ? "" : ": " + message));
  }

  private void back(int steps) {
    if (steps < 1 || !walk.back(steps)) {
      throw new IllegalArgumentException("There is nothing to take back.");
    }
    list();
  }

  private void goTo(int step) {
    int last = way.isEmpty() ? walk.steps() : way.size() - 1;
    if (step < 0 || step > last) {
      throw new IllegalArgumentException("There is no step " + step + ", only 0 to " + last + ".");
    }
    if (!way.isEmpty()) {
      walk.follow(way.subList(0, step + 1));
    } else if (step < walk.steps()) {
      walk.back(walk.steps() - step);
    }
    list();
  }

  private void changes(List<Value> before) {
    var names = walk.variables();
    var after = walk.told().values();
    for (int i = 0; i < names.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        out.println(
            TraceText.printable(
                "  "
                    + names.get(i)
                    + ": "
                    + TraceText.value(before.get(i))
                    + " → "
                    + TraceText.value(after.get(i))));
      }
    }
  }

  private void list() {
    var wrong = new ArrayList<String>();
    walk.flaws().forEach(flaw -> wrong.add(wrong(flaw.kind().text(), flaw.message())));
    out.println("after " + steps(walk.steps()) + ":");
    wrong.forEach(out::println);
    watches.forEach((text, watch) -> out.println("  " + text + " = " + value(watch)));
    var moves = walk.moves();
    for (int i = 0; i < moves.size(); i++) {
      var move = moves.get(i);
      var at = move.step().at();
      out.println(
          TraceText.printable(
              (isNext(move) ? "* " : "  ")
                  + (i + 1)
                  + "  "
                  + move.step().strand()
                  + "  "
                  + (at.type() + "." + at.method() + ":" + at.line())
                  + "  "
                  + walk.action(move)));
    }
    if (moves.isEmpty()) {
      out.println("  no step");
    }
  }

  private static String steps(int steps) {
    return Numbers.of(steps, "step", "steps");
  }

  /// Whether the trace goes on so.
  private boolean isNext(Move move) {
    int next = walk.steps() + 1;
    return next < way.size()
        && Arrays.equals(way.get(next - 1), walk.state())
        && move instanceof Move.To(_, var target)
        && Arrays.equals(way.get(next), target);
  }

  private void variables() {
    var names = walk.variables();
    var values = walk.told().values();
    for (int i = 0; i < names.size(); i++) {
      out.println(
          TraceText.printable("  " + names.get(i) + " = " + TraceText.value(values.get(i))));
    }
  }

  private void watch(String text) {
    if (!text.isEmpty()) {
      var expression = Expression.parse(text, walk.variables());
      expression.in(walk.told().values());
      watches.put(TraceText.printable(text), expression);
    }
    watches.forEach((name, watch) -> out.println("  " + name + " = " + value(watch)));
  }

  /// A watch that was fine when it was set may have no value now: an index may be too large.
  private String value(Expression expression) {
    try {
      return TraceText.printable(TraceText.value(expression.in(walk.told().values())));
    } catch (IllegalArgumentException e) {
      return "none: " + e.getMessage();
    }
  }

  private void locks() {
    var locks = walk.told().locks();
    for (var lock : locks) {
      var waiting =
          lock.waiting().isEmpty() ? "" : ", " + String.join(", ", lock.waiting()) + " waiting";
      var owner = lock.owner() == null ? "free" : "held by " + lock.owner();
      out.println(TraceText.printable("  " + lock.lock() + ": " + owner + waiting));
    }
    if (locks.isEmpty()) {
      out.println("  no lock is held or waited for");
    }
  }
}
