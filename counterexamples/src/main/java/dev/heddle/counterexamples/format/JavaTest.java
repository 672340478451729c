package dev.heddle.counterexamples.format;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.counterexamples.Action;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceText;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Step;
import java.util.List;
import java.util.Locale;

/// A test in Java, for JUnit 5 and heddle-junit, that takes the steps and asserts what is wrong in
/// the end. It is a whole source file, in the protocol's package.
///
/// @param origin the protocol as Java knows it
/// @param className the test's class; empty for one that is made of the protocol's and the flaw
public record JavaTest(Origin origin, String className) implements TraceFormat {
  /// The steps of one method: its bytecode must not be longer than 64 KB.
  private static final int MOST_STEPS = 1_000;

  /// A protocol as Java knows it.
  ///
  /// @param packageName empty for the unnamed package
  /// @param construction an expression that builds it: `new TwoPhase(3)`
  public record Origin(String packageName, String construction) {}

  @Override
  public String of(List<TraceDocument> documents) {
    var document = documents.getFirst();
    var out = new StringBuilder();
    if (!origin.packageName().isEmpty()) {
      out.append("package ").append(origin.packageName()).append(";\n\n");
    }
    out.append("import static dev.heddle.junit.HeddleAssertions.follow;\n\n");
    out.append("import dev.heddle.junit.Walkthrough;\n");
    out.append("import dev.heddle.model.system.FlawKind;\n");
    out.append("import org.junit.jupiter.api.Test;\n\n");
    comment("/// ", TraceText.summary(document), out);
    out.append("///\n");
    comment("/// ", "A counterexample of " + document.subject().job() + ", step by step.", out);
    out.append("/// The test passes as long as it is one. Once the protocol is mended, write\n");
    out.append("/// `doesNotViolate` for `violates`: then it passes as long as it is none.\n");
    out.append("final class ").append(name(document)).append(" {\n");
    test(document, out);
    out.append("}\n");
    return out.toString();
  }

  private String name(TraceDocument document) {
    if (!className.isEmpty()) {
      return className;
    }
    var name = new StringBuilder(document.subject().revision().replace(".", ""));
    for (var word : document.flaw().kind().text().split(" ", -1)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.append("Test").toString();
  }

  private void test(TraceDocument document, StringBuilder out) {
    var kind = document.flaw().kind();
    var trace = document.trace();
    int steps = trace.steps().size();
    out.append("  @Test\n  void ").append(Labels.id(kind).replace('-', '_'));
    out.append("_after_").append(steps).append(steps == 1 ? "_step" : "_steps").append("() {\n");
    out.append("    Walkthrough run = follow(").append(origin.construction()).append(")");
    out.append(kind == FlawKind.DATA_RACE ? ".inFinerSteps();\n" : ";\n");
    for (int first = 0; first < steps; first += MOST_STEPS) {
      if (steps > MOST_STEPS) {
        out.append("    stepsFrom").append(first + 1).append("(run);\n");
      } else {
        steps(trace, 0, steps, out);
      }
    }
    out.append("    run.violates(FlawKind.").append(kind.name()).append(");\n  }\n");
    for (int first = 0; steps > MOST_STEPS && first < steps; first += MOST_STEPS) {
      out.append("\n  private static void stepsFrom").append(first + 1);
      out.append("(Walkthrough run) {\n");
      steps(trace, first, Math.min(steps, first + MOST_STEPS), out);
      out.append("  }\n");
    }
  }

  private static void steps(Trace trace, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      Step step = trace.steps().get(i);
      var text = (i + 1) + ". " + Labels.place(step.at()) + ": " + Action.of(trace, i);
      comment("    // ", text, out);
      out.append("    run.step(").append(literal(step.strand()));
      for (var choice : step.choices()) {
        out.append(", ").append(literal(choice));
      }
      out.append(");\n");
    }
  }

  /// Lines of a comment. A backslash stands twice, so that none begins a character's code.
  private static void comment(String mark, String text, StringBuilder out) {
    out.append(mark).append(Labels.sentences(text).replace("\\", "\\\\")).append('\n');
  }

  /// A string of Java.
  public static String literal(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        out.append(c);
      } else {
        var code = Integer.toHexString(c);
        out.append("\\u").append("0".repeat(4 - code.length())).append(code);
      }
    }
    return out.append('"').toString();
  }
}
