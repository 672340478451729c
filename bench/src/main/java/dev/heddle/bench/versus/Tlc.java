package dev.heddle.bench.versus;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// TLC on a TLA+ specification of the same protocol, whose configuration lies beside it. Deadlocks
/// are not looked for: a TLA+ behaviour may end where a Heddle strand rests.
record Tlc(Path jar, Path specification, Shell shell) implements Contestant {
  private static final Pattern COUNTS =
      Pattern.compile("(\\d+) states generated, (\\d+) distinct states found, 0 states left");

  @Override
  public String name() {
    return "TLC, 1 worker";
  }

  @Override
  public boolean exhaustive() {
    return true;
  }

  @Override
  public Run run(long states) {
    Shell.Result result =
        shell.run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseParallelGC",
            "-cp",
            jar.toString(),
            "tlc2.TLC",
            "-deadlock",
            "-workers",
            "1",
            "-metadir",
            shell.folder().resolve("tlc").toString(),
            specification.toString());
    Matcher matcher = COUNTS.matcher(result.output());
    if (!matcher.find() || !result.output().contains("No error has been found")) {
      throw new Failure("TLC did not end as it should:\n" + result.output());
    }
    return new Run(
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(1)),
        0,
        Cost.NONE,
        result.cost());
  }
}
