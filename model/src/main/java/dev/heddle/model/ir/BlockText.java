package dev.heddle.model.ir;

import dev.heddle.model.system.FlawKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Statements and exits as text, a line each.
///
/// @param text for the expressions of the program
record BlockText(ExprText text) {

  List<String> lines(Block block) {
    var lines = new ArrayList<String>();
    block.stmts().forEach(stmt -> lines.add(stmt(stmt)));
    lines.add(exit(block.exit()));
    return lines;
  }

  private String stmt(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Assign(int local, Expr value) ->
          text.local(local) + " = " + text.print(value, text.locals().get(local).shape());
      case Stmt.Store(Field field, Expr slot, Expr value) ->
          text.variable(field, slot) + " = " + text.print(value, field.shape());
      case Stmt.Check(Expr condition, FlawKind kind, String message, _) ->
          "check " + text.print(condition) + " else " + flaw(kind, message);
      case Stmt.Start(Expr strand) -> "start " + text.print(strand, Shape.REFERENCE);
    };
  }

  private String exit(Exit exit) {
    return switch (exit) {
      case Exit.Goto(int target) -> "goto " + target;
      case Exit.If(Expr condition, int whenTrue, int whenFalse) ->
          "if " + text.print(condition) + " goto " + whenTrue + " else " + whenFalse;
      case Exit.Switch(Expr value, List<Integer> keys, List<Integer> targets, int otherwise) ->
          IntStream.range(0, keys.size())
              .mapToObj(i -> keys.get(i) + ": " + targets.get(i) + ", ")
              .collect(
                  Collectors.joining(
                      "", "switch " + text.print(value) + " goto ", "else " + otherwise));
      case Exit.Choose(int local, Expr alternatives, String split, int next) ->
          text.local(local)
              + " = "
              + (split == null ? "choose(" : "split(" + split + ", ")
              + text.print(alternatives)
              + ") goto "
              + next;
      case Exit.Point point -> point(point);
      case Exit.Fail(FlawKind kind, String message) -> "fail " + flaw(kind, message);
      case Exit.Prune _ -> "prune";
      case Exit.End _ -> "end";
    };
  }

  private static String flaw(FlawKind kind, String message) {
    return kind.name().toLowerCase(Locale.ROOT) + " \"" + message + "\"";
  }

  private String point(Exit.Point point) {
    var line = new StringBuilder("point ").append(point.kind().name().toLowerCase(Locale.ROOT));
    if (point.mayRest()) {
      line.append(", may rest");
    }
    if (point.awaited() != null) {
      line.append(", waits for ").append(text.print(point.awaited().lock(), Shape.REFERENCE));
      line.append(" of ").append(text.print(point.awaited().owner(), Shape.REFERENCE));
    }
    Exit.Touch touch = point.touch();
    if (touch != null) {
      line.append(touch.write() ? ", before a write of " : ", before a read of ");
      line.append(text.variable(touch.field(), touch.slot()));
    }
    if (!point.saved().isEmpty()) {
      line.append(
          point.saved().stream()
              .map(saved -> text.local(saved.local()) + " " + saved.domain())
              .collect(Collectors.joining(", ", ", saves ", "")));
    }
    return line.append(", next ").append(point.next()).toString();
  }
}
