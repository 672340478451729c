package dev.heddle.bench.versus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The runs of all contestants on one job.
///
/// @param runs by contestant; the first one's, Heddle's, are what the others are compared with
/// @param loads the load averages when it began and when it ended
record Report(String job, Map<String, List<Run>> runs, List<String> loads) {
  private static final String RATIO = "| %-22s | %7s | %7s | %9s | %8s |%n";

  /// Two tables in Markdown: medians, and how many times more each takes than each Heddle.
  String table() {
    var text = new StringBuilder("### " + job + "\n\n");
    text.append(
        row("", "states", "transitions", "CPU s", "wall s", "MB", "B/state", "store", "verdict s"));
    text.append(row("---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:"));
    runs.forEach((name, each) -> text.append(row(name, each)));
    for (var heddle : runs.entrySet()) {
      if (heddle.getKey().startsWith("heddle")) {
        text.append("\n").append(ratios(heddle.getKey(), heddle.getValue()));
      }
    }
    return text.append("\nLoad averages: ")
        .append(String.join("; then ", loads))
        .append("\n")
        .toString();
  }

  private static String row(String name, List<Run> runs) {
    Run last = runs.getLast();
    double peak = median(runs, run -> run.check().peak());
    return row(
        name,
        grouped(last.states()),
        grouped(last.transitions()),
        decimal(median(runs, run -> run.check().cpu()), 2),
        decimal(median(runs, run -> run.check().wall()), 2),
        decimal(peak / 1e6, 0),
        decimal(peak / last.states(), 1),
        decimal((double) last.store() / last.states(), 1),
        decimal(median(runs, run -> run.whole().wall()), 2));
  }

  private String ratios(String heddle, List<Run> mine) {
    var text = new StringBuilder();
    text.append(String.format(RATIO, "times " + heddle, "CPU", "wall", "memory", "verdict"));
    text.append(String.format(RATIO, "---", "--:", "--:", "--:", "--:"));
    runs.forEach(
        (name, theirs) -> {
          if (!name.equals(heddle)) {
            text.append(
                String.format(
                    RATIO,
                    name,
                    decimal(ratio(theirs, mine, run -> run.check().cpu()), 2),
                    decimal(ratio(theirs, mine, run -> run.check().wall()), 2),
                    decimal(ratio(theirs, mine, run -> run.check().peak()), 2),
                    decimal(ratio(theirs, mine, run -> run.whole().wall()), 2)));
          }
        });
    return text.toString();
  }

  /// Everything, for [Json].
  Map<String, Object> data() {
    var contestants = new ArrayList<Object>();
    runs.forEach(
        (name, each) -> {
          var data = new LinkedHashMap<String, Object>();
          data.put("name", name);
          data.put("states", each.getLast().states());
          data.put("storeBytes", each.getLast().store());
          data.put("cpuSeconds", median(each, run -> run.check().cpu()));
          data.put("wallSeconds", median(each, run -> run.check().wall()));
          data.put("peakBytes", (long) median(each, run -> run.check().peak()));
          data.put("sourceToVerdictSeconds", median(each, run -> run.whole().wall()));
          data.put("runs", each.stream().map(Report::data).toList());
          contestants.add(data);
        });
    return Map.of("job", job, "loads", loads, "contestants", contestants);
  }

  private static Map<String, Object> data(Run run) {
    var data = new LinkedHashMap<String, Object>();
    data.put("transitions", run.transitions());
    data.put("userSeconds", run.check().user());
    data.put("systemSeconds", run.check().system());
    data.put("wallSeconds", run.check().wall());
    data.put("peakBytes", run.check().peak());
    data.put("buildCpuSeconds", run.build().cpu());
    data.put("buildWallSeconds", run.build().wall());
    return data;
  }

  private static double ratio(List<Run> theirs, List<Run> mine, ToDoubleFunction<Run> measure) {
    return median(theirs, measure) / median(mine, measure);
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> measure) {
    double[] sorted = runs.stream().mapToDouble(measure).sorted().toArray();
    return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
  }

  private static String row(Object... cells) {
    return String.format("| %-22s | %11s | %11s | %7s | %7s | %7s | %7s | %7s | %9s |%n", cells);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// What is 0 is unknown.
  private static String decimal(double number, int digits) {
    return number == 0 || !Double.isFinite(number)
        ? "-"
        : String.format(Locale.ROOT, "%." + digits + "f", number);
  }
}
