package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.Value;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A counterexample that a document quotes in parts: some steps, some of what they execute, some of
/// what they change.
final class QuotedTrace {
  private static final Pattern LEFT_OUT = Pattern.compile(" {6}\\((\\d+) steps? left out\\)");
  private static final Pattern STEP = Pattern.compile(" *(\\d+)  (.+?)(?: on (M\\d+))?: (.+)");
  private static final String DETAIL = "        ";
  private static final String FAILS = DETAIL + "fails: ";

  private final String name;
  private final TraceDocument document;

  QuotedTrace(String name, TraceDocument document) {
    this.name = name;
    this.document = document;
  }

  /// Fails when a line of the quotation is not in the counterexample, or it does not account for
  /// all steps.
  void check(List<String> quotation) {
    assertEquals("", firstFault(quotation));
  }

  /// The first line that is wrong, and why; empty when there is none.
  String firstFault(List<String> quotation) {
    int number = 0;
    for (String line : quotation) {
      Matcher leftOut = LEFT_OUT.matcher(line);
      Matcher step = STEP.matcher(line);
      if (leftOut.matches()) {
        number += Integer.parseInt(leftOut.group(1));
      } else if (line.startsWith(FAILS)) {
        if (!document.flaw().message().equals(line.substring(FAILS.length()))) {
          return name + " fails otherwise: " + document.flaw().message();
        }
      } else if (line.startsWith(DETAIL)) {
        if (!changes(number).anyMatch(line.strip()::equals)) {
          return name + ": step " + number + " does not have: " + line.strip();
        }
      } else if (step.matches()) {
        number++;
        if (!same(number, step)) {
          return name + ": not step " + number + ": " + line;
        }
      } else {
        return name + ": unreadable: " + line;
      }
    }
    int steps = document.trace().steps().size();
    return number == steps ? "" : name + ": ends after " + number + " of " + steps + " steps";
  }

  private boolean same(int number, Matcher quoted) {
    if (number > document.trace().steps().size() || number != Integer.parseInt(quoted.group(1))) {
      return false;
    }
    Step step = document.trace().steps().get(number - 1);
    boolean sameStrand =
        step.strand().equals(quoted.group(2))
            && (quoted.group(3) == null || quoted.group(3).equals(step.carrier()));
    return sameStrand
        && Stream.of(quoted.group(4).split(", "))
            .allMatch(
                method ->
                    Stream.concat(Stream.of(step.at()), step.path().stream())
                        .anyMatch(line -> names(method, line)));
  }

  private static boolean names(String method, SourceLine line) {
    return line.method().equals(method) || (line.type() + "." + line.method()).equals(method);
  }

  /// What a step changes, one equation each; nothing when it fails.
  private Stream<String> changes(int number) {
    var states = document.trace().states();
    if (number >= states.size()) {
      return Stream.empty();
    }
    List<String> variables = document.trace().variables();
    List<Value> before = states.get(number - 1).values();
    List<Value> after = states.get(number).values();
    return Stream.iterate(0, i -> i + 1)
        .limit(variables.size())
        .filter(i -> !before.get(i).equals(after.get(i)))
        .map(i -> variables.get(i) + ": " + text(before.get(i)) + " → " + text(after.get(i)));
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Truth(boolean truth) -> Boolean.toString(truth);
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Name(String name) -> name;
      case Value.Sequence(List<Value> elements) ->
          elements.stream().map(QuotedTrace::text).collect(Collectors.joining(", ", "[", "]"));
    };
  }
}
