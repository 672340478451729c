package dev.heddle.model.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The blocks of a program as code, for what has too many ways to be written as guarded commands.
/// Each block where ways meet has a label; what lies between is a tree of branches and choices with
/// all assignments at its leaves. Locals are scratch variables. No statement of it blocks.
final class Code {
  /// Jumps back in one step beyond which it counts as endless.
  private static final int JUMPS = 100_000;

  /// The depth of a tree: branches within branches.
  private static final int DEPTH = 5 * Steps.BRANCH;

  /// Parts that the terms of a moment may have without ending the tree.
  private static final int PARTS = 60;

  private static final Steps.Limits NONE = new Steps.Limits(65_536, 65_536, Steps.Cut.NOWHERE);

  private final Body body;
  private final Moment scope;
  private final Landing landing;
  private final Labels labels;
  private final Ends ends;
  private final Map<Integer, String> names = new HashMap<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final List<String> lines = new ArrayList<>();

  /// What code does at the end of a step, all assignments made.
  interface Ends {
    /// The lines for an ending that is not [Ending.Runs].
    List<String> lines(Ending ending);
  }

  Code(Body body, Term self, Landing landing, Labels labels, Ends ends) {
    this.body = body;
    this.scope = body.scope(self);
    this.landing = landing;
    this.labels = labels;
    this.ends = ends;
  }

  /// The label of the code from a block on, which is certain to come to the end of the step.
  String label(int block) {
    return names.computeIfAbsent(
        block,
        it -> {
          open.add(it);
          return labels.fresh();
        });
  }

  /// The statements, one each; all that [#label] has been asked for, and what that leads to.
  List<String> lines() {
    while (!open.isEmpty()) {
      int block = open.removeFirst();
      int first = lines.size();
      write(tree(block), block, lines);
      boolean atomic = lines.get(first).startsWith("d_step"); // which no label may precede
      lines.set(first, label(block) + ": " + (atomic ? "skip; " : "") + lines.get(first));
    }
    return lines;
  }

  /// What has to be done before code begins.
  List<String> before() {
    return body.entries().haveLoops() ? List.of(laps() + " = 0") : List.of();
  }

  private Tree tree(int block) {
    var limits =
        new Steps.Limits(
            NONE.leaves(),
            NONE.term(),
            (number, moment, depth) ->
                depth > 0
                    && body.isSure(number)
                    && (depth >= DEPTH
                        || body.entries().isMeeting(number)
                        || moment.size() > PARTS));
    try {
      return new Steps(body, landing, limits).from(block, scope.copy());
    } catch (Steps.TooLarge _) {
      throw Options.tooLarge(body, block);
    }
  }

  private void write(Tree tree, int root, List<String> into) {
    switch (tree) {
      case Tree.Leaf(var stores, var ending) -> {
        into.addAll(Schedule.lines(stores, body.variables(), body.isClaim()));
        end(ending, root, into);
      }
      case Tree.Branch(var condition, var whenTrue, var whenFalse) -> {
        var yes = new ArrayList<>(List.of(TermText.of(condition)));
        write(whenTrue, root, yes);
        var no = new ArrayList<>(List.of("else"));
        write(whenFalse, root, no);
        into.add(choice(List.of(yes, no)));
      }
      case Tree.Check(var condition, var rest) -> {
        into.add("assert(" + TermText.of(condition) + ")");
        write(rest, root, into);
      }
      case Tree.Fork(var ways) -> fork(ways, root, into);
      case Tree.Nothing _ -> into.add("false"); // behind a check that is false
    }
  }

  /// Each way that is possible.
  private void fork(List<Tree> ways, int root, List<String> into) {
    var texts = new ArrayList<List<String>>();
    for (Tree way : ways) {
      if (way.isSure()) {
        var lines = new ArrayList<String>();
        write(way, root, lines);
        texts.add(lines);
      } else {
        way.options().forEach(it -> texts.add(option(it, root)));
      }
    }
    if (texts.size() == 1) {
      into.addAll(texts.getFirst());
    } else {
      into.add(choice(texts));
    }
  }

  private List<String> option(Option option, int root) {
    var lines = new ArrayList<>(List.of(TermText.of(option.guard())));
    option.checks().forEach(check -> lines.add("assert(" + TermText.of(check) + ")"));
    lines.addAll(Schedule.lines(option.stores(), body.variables(), body.isClaim()));
    end(option.ending(), root, lines);
    return lines;
  }

  private static String choice(List<List<String>> texts) {
    var text = new StringBuilder("if");
    for (List<String> lines : texts) {
      String first = lines.getFirst();
      text.append("\n     :: ").append(first.startsWith("if") ? "true; " : "");
      text.append(String.join("; ", lines));
    }
    return text.append("\n     fi").toString();
  }

  private void end(Ending ending, int root, List<String> into) {
    if (ending instanceof Ending.Runs(int block)) {
      if (block <= root) {
        into.add(laps() + " = " + laps() + " + 1");
        into.add("assert(" + laps() + " <= " + JUMPS + ")");
      }
      into.add("goto " + label(block));
    } else {
      into.addAll(ends.lines(ending));
    }
  }

  private String laps() {
    return body.variables().scratch(body.isClaim() ? "laps_of_claim" : "laps").name();
  }
}
