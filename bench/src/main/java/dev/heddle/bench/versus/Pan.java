package dev.heddle.bench.versus;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spin's checker of one model: `spin -a`, `gcc -O2`, `./pan`, anew in each run.
///
/// @param depth the longest path pan is prepared for, its option -m
/// @param options what it is compiled with
record Pan(
    String name, Shell shell, Path model, int depth, boolean exhaustive, List<String> options)
    implements Contestant {
  private static final String NUMBER = "(\\d[\\d.]*(?:e\\+\\d+)?)"; // as %g prints it
  private static final Pattern STORED = Pattern.compile(NUMBER + " states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile(NUMBER + " transitions");
  private static final Pattern MEGABYTES =
      Pattern.compile("([\\d.]+)\\s+(actual memory usage for states|memory used for hash table)");

  @Override
  public Run run(long states) {
    Cost build = shell.run("spin", "-a", model.toString()).cost();
    var compiler = new ArrayList<>(List.of("gcc", "-O2", "-w", "-fwrapv", "-DSAFETY"));
    compiler.addAll(options);
    compiler.addAll(List.of("-o", "pan", "pan.c"));
    build = build.then(shell.run(compiler.toArray(String[]::new)).cost());

    Shell.Result result = shell.run("./pan", "-n", "-m" + depth, "-w" + hashBits(states));
    String output = result.output();
    if (!output.contains("errors: 0") || output.contains("max search depth too small")) {
      throw new Failure(name + " did not end as it should (--depth is " + depth + "):\n" + output);
    }
    return new Run(
        count(STORED, output), count(TRANSITIONS, output), store(output), build, result.cost());
  }

  /// A table with between 0.35 and 0.71 states for each slot.
  private static int hashBits(long states) {
    return Math.max(18, (int) Math.round(Math.log((double) Math.max(1, states)) / Math.log(2)) + 1);
  }

  private static long count(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new Failure("pan's output lacks " + pattern + ":\n" + output);
    }
    return new BigDecimal(matcher.group(1)).longValueExact();
  }

  private static long store(String output) {
    double megabytes = 0;
    Matcher matcher = MEGABYTES.matcher(output);
    while (matcher.find()) {
      megabytes += Double.parseDouble(matcher.group(1));
    }
    return Math.round(megabytes * (1 << 20));
  }
}
