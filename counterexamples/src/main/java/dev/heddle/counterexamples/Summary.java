package dev.heddle.counterexamples;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Stack;
import java.util.ArrayList;
import java.util.List;

/// What an explanation comes to, in sentences.
final class Summary {
  private static final int MOST_READS = 8;
  private static final List<String> COMPARISONS =
      List.of(" == ", " != ", " < ", " <= ", " > ", " >= ", " & ", " | ", " ^ ", " % ");

  private final TraceDocument document;
  private final List<Explanation.Wait> waits;
  private final List<Explanation.Part> parts;
  private final List<Explanation.Read> reads;

  Summary(
      TraceDocument document,
      List<Explanation.Wait> waits,
      List<Explanation.Part> parts,
      List<Explanation.Read> reads) {
    this.document = document;
    this.waits = waits;
    this.parts = parts;
    this.reads = reads;
  }

  List<String> sentences() {
    var sentences = new ArrayList<String>();
    if (document.isWitness()) {
      sentences.add(document.flaw().property() + " is reached: nothing is wrong.");
    } else if (document.failingStep() != null) {
      failing(sentences);
    } else if (TraceText.isStandstill(document.flaw().kind())) {
      waits.forEach(wait -> sentences.add(sentence(wait)));
      gone(Stack.Condition.PARKED, "is parked: no carrier runs it", sentences);
      gone(Stack.Condition.ENDED, "has ended", sentences);
    } else if (document.flaw().kind() == FlawKind.DATA_RACE) {
      sentences.add(ended(message()));
    } else {
      falsehood(sentences);
    }
    written(sentences);
    return sentences;
  }

  private void failing(List<String> sentences) {
    var step = document.trace().steps().getLast();
    int number = document.trace().steps().size();
    var at = step.path().isEmpty() ? step.at() : step.path().getLast();
    sentences.add(
        "Step " + number + " of " + step.strand() + " fails in " + at + ": " + ended(message()));
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") || sentence.endsWith("!") ? sentence : sentence + ".";
  }

  private String message() {
    var flaw = document.flaw();
    return flaw.message().isEmpty() ? flaw.kind().text() : flaw.message();
  }

  private String sentence(Explanation.Wait wait) {
    var text = new StringBuilder(wait.runner());
    if (!wait.strand().equals(wait.runner())) {
      text.append(", running ").append(wait.strand()).append(',');
    }
    text.append(
        wait.since() == 0 ? " waits, from the start," : " waits, since step " + wait.since() + ",");
    var lock = wait.lock();
    if (lock == null) {
      text.append(" in ").append(wait.place());
      if (wait.condition() != null) {
        text.append(" at `").append(wait.condition()).append('`');
      }
    } else {
      text.append(" for ").append(lock).append(owner(wait, lock));
    }
    return text.append('.').toString();
  }

  private String owner(Explanation.Wait wait, String lock) {
    var owner = wait.owner();
    if (owner == null) {
      return ", which is free";
    }
    int taken = 0;
    for (var read : reads) {
      if (read.variable().startsWith(lock + ".")) {
        taken = Math.max(taken, read.step());
      }
    }
    var holder = owner.equals(wait.runner()) ? "it holds itself" : owner + " holds";
    return ", which " + holder + (taken == 0 ? "" : ", since step " + taken);
  }

  private void gone(Stack.Condition condition, String what, List<String> sentences) {
    for (var stack : document.lastState().stacks()) {
      if (stack.condition() == condition && document.flaw().cycle().isEmpty()) {
        sentences.add(stack.strand() + " " + what + ".");
      }
    }
  }

  private void falsehood(List<String> sentences) {
    var because = new ArrayList<String>();
    for (var part : parts) {
      if (part.decides()) {
        because.add(fact(part));
      }
    }
    if (because.isEmpty() && !parts.isEmpty()) {
      because.add(fact(parts.getLast()));
    }
    sentences.add(
        document.flaw().property()
            + " is false"
            + (because.isEmpty() ? "" : ", because " + String.join(" and ", because))
            + ".");
  }

  /// `sched.lock.locked is false`, `atomic.mcpu <= atomic.mcpumax (1 <= 1)`.
  static String fact(Explanation.Part part) {
    for (var operator : COMPARISONS) {
      if (part.text().contains(operator)) {
        return part.text() + " (" + part.value() + ")";
      }
    }
    return part.text() + " is " + part.value();
  }

  private static String is(Explanation.Read read) {
    return read.variable() + " is " + Printable.value(read.value());
  }

  private void written(List<String> sentences) {
    if (reads.size() > MOST_READS) {
      return;
    }
    for (var read : reads) {
      if (read.step() > 0) {
        var step = document.trace().steps().get(read.step() - 1);
        sentences.add(
            is(read) + ", last written in step " + read.step() + " by " + step.strand() + ".");
      } else {
        sentences.add(is(read) + " and was never written.");
      }
    }
  }
}
