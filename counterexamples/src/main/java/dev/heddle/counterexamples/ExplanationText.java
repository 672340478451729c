package dev.heddle.counterexamples;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An explanation as text for a terminal: what it comes to, then the steps that matter with why,
/// the others folded away.
public final class ExplanationText {
  private final int width;
  private final Style style;

  /// @param width the terminal's columns
  /// @param style how text is set off
  public ExplanationText(int width, Style style) {
    this.width = Math.max(40, width);
    this.style = style;
  }

  /// What is wrong and why, each line ended by `\n`.
  public String render(TraceDocument document, Explanation why) {
    var out = new StringBuilder();
    wrap(TraceText.summary(document), 2, out);
    return out.append('\n').append(reasons(document, why)).toString();
  }

  /// Why only, each line ended by `\n`.
  public String reasons(TraceDocument document, Explanation why) {
    var out = new StringBuilder();
    for (var sentence : why.summary()) {
      wrap(sentence, 2, out);
    }
    if (!why.parts().isEmpty()) {
      title("what " + document.flaw().property() + " came to", out);
      for (var part : why.parts()) {
        wrap((part.decides() ? "  * " : "    ") + Summary.fact(part), 6, out);
      }
      out.append("  * it would be true if this alone were otherwise\n");
    }
    steps(document, why, out);
    return out.toString();
  }

  private void steps(TraceDocument document, Explanation why, StringBuilder out) {
    int steps = document.trace().steps().size();
    Map<Integer, List<String>> because = new HashMap<>();
    for (var reason : why.steps()) {
      because.put(reason.step(), reason.because());
    }
    if (steps == 0) {
      return;
    }
    title("the steps that matter, " + because.size() + " of " + steps, out);
    int folded = 0;
    for (int number = 1; number <= steps; number++) {
      var reasons = because.get(number);
      if (reasons == null) {
        folded++;
        continue;
      }
      fold(folded, out);
      folded = 0;
      step(document, number, reasons, out);
    }
    fold(folded, out);
  }

  private void step(TraceDocument document, int number, List<String> reasons, StringBuilder out) {
    var step = document.trace().steps().get(number - 1);
    var action = Printable.escape(Action.of(document.trace(), number - 1));
    var text =
        pad(number)
            + "  "
            + Printable.escape(step.strand())
            + " at "
            + Printable.place(step.at())
            + ": "
            + action;
    wrap(text, 8, out);
    for (var reason : reasons) {
      for (var line : Printable.wrap(Printable.escape(reason), width - 8, 2)) {
        out.append("        ").append(style.aside(line)).append('\n');
      }
    }
  }

  private void fold(int steps, StringBuilder out) {
    if (steps > 0) {
      var text = "      (" + steps + (steps == 1 ? " step" : " steps") + " left out)";
      out.append(style.aside(text)).append('\n');
    }
  }

  private void title(String text, StringBuilder out) {
    out.append('\n');
    for (var line : Printable.wrap(Printable.escape(text) + ":", width, 2)) {
      out.append(style.heading(line)).append('\n');
    }
  }

  private void wrap(String text, int hanging, StringBuilder out) {
    for (var line : Printable.wrap(Printable.escape(text), width, hanging)) {
      out.append(line).append('\n');
    }
  }

  private static String pad(int number) {
    var digits = Integer.toString(number);
    return " ".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
