package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.TraceText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes test reports in the XML that JUnit's Ant task began with and CI systems read.
public final class JUnitXml {
  private static final String SUITE = "heddle";

  private final StringBuilder out = new StringBuilder();

  private JUnitXml() {}

  /// The report of all `cases`, in their order, as one suite.
  public static String of(List<TestCase> cases) {
    var xml = new JUnitXml();
    xml.report(cases);
    return xml.out.toString();
  }

  private void report(List<TestCase> cases) {
    int failures = 0;
    int errors = 0;
    int skipped = 0;
    double seconds = 0;
    for (var test : cases) {
      seconds += Math.max(0, test.seconds());
      switch (test.result()) {
        case TestCase.Passed _ -> {}
        case TestCase.Failed _ -> failures++;
        case TestCase.Errored _ -> errors++;
        case TestCase.Skipped _ -> skipped++;
      }
    }
    var counts =
        " tests=\"%d\" failures=\"%d\" errors=\"%d\"".formatted(cases.size(), failures, errors);
    boolean timed = cases.stream().anyMatch(test -> test.seconds() >= 0);
    var time = timed ? time(seconds) : "";
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"").append(SUITE).append('"').append(counts).append(time);
    out.append(">\n  <testsuite name=\"").append(SUITE).append('"').append(counts);
    out.append(" skipped=\"").append(skipped).append('"').append(time).append(">\n");
    cases.forEach(this::test);
    out.append("  </testsuite>\n</testsuites>\n");
  }

  private void test(TestCase test) {
    out.append("    <testcase");
    attribute("classname", group(test.name()));
    attribute("name", test.name());
    out.append(test.seconds() < 0 ? "" : time(test.seconds()));
    switch (test.result()) {
      case TestCase.Passed(var output) when output.isEmpty() -> {
        out.append("/>\n");
        return;
      }
      case TestCase.Passed(var output) -> element("system-out", output);
      case TestCase.Failed(var type, var message, var text) -> {
        out.append(">\n      <failure");
        described(type, message);
        out.append('>').append(escaped(text)).append("</failure>\n");
      }
      case TestCase.Errored(var type, var message) -> {
        out.append(">\n      <error");
        described(type, message);
        out.append('>').append(escaped(message)).append("</error>\n");
      }
      case TestCase.Skipped(var message) -> {
        out.append(">\n      <skipped");
        attribute("message", message);
        out.append("/>\n");
      }
    }
    out.append("    </testcase>\n");
  }

  /// The jobs of one protocol are shown together.
  private static String group(String job) {
    int slash = job.indexOf('/');
    return slash <= 0 ? job : job.substring(0, slash);
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, " time=\"%.3f\"", seconds);
  }

  private void element(String name, String text) {
    out.append(">\n      <").append(name).append('>').append(escaped(text));
    out.append("</").append(name).append(">\n");
  }

  private void described(String type, String message) {
    attribute("type", type);
    attribute("message", message);
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    out.append(escaped(value.replace('\n', ' '))).append('"');
  }

  /// XML has no way at all to write most control characters: they are shown as their codes.
  private static String escaped(String text) {
    return text.lines().map(JUnitXml::shown).collect(Collectors.joining("\n"));
  }

  private static String shown(String line) {
    return TraceText.printable(line.replace("\t", "  "))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace('\ufffe', '\ufffd')
        .replace('\uffff', '\ufffd');
  }
}
