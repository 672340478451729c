package dev.heddle.bench.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `./heddle check`, start of the JVM, lifting and all.
///
/// @param storage how states are kept
record Heddle(Path root, Shell shell, String job, int threads, String storage)
    implements Contestant {
  @Override
  public String name() {
    String name = threads == 1 ? "heddle, 1 thread" : "heddle, " + threads + " threads";
    return storage.equals("automatic") ? name : name + ", " + storage;
  }

  @Override
  public boolean exhaustive() {
    return true;
  }

  @Override
  public Run run(long states) {
    String build = build();
    Shell.Result result =
        shell.run(
            root.resolve("heddle").toString(),
            "check",
            job,
            "--json",
            "--progress=off",
            "--storage=" + storage,
            "--threads=" + threads);
    if (!build.equals(build())) {
      throw new Failure("Heddle's sources changed, and it was built anew while it was measured");
    }
    String json = result.output();
    if (!json.contains("\"verdict\" : \"holds\"")) {
      throw new Failure(name() + " does not hold:\n" + json);
    }
    long found = (long) number(json, "states");
    long store = Math.round(found * number(json, "bytesPerState"));
    return new Run(found, (long) number(json, "transitions"), store, Cost.NONE, result.cost());
  }

  /// Writes the protocol as a Promela model.
  void export(Path model) {
    shell.run(
        root.resolve("heddle").toString(), "export", job, "--promela", "--out", model.toString());
  }

  /// Which build ran: the launcher replaces this file's text when it builds.
  private String build() {
    try {
      return Files.readString(root.resolve("target/heddle/current"));
    } catch (IOException e) {
      throw new Failure("no build of Heddle: " + e.getMessage());
    }
  }

  /// A field of the only result. The last one: what is expected has fields of the same names.
  private static double number(String json, String field) {
    String key = "\"" + field + "\" : ";
    int start = json.lastIndexOf(key) + key.length();
    int end = start;
    while (",\n ".indexOf(json.charAt(end)) < 0) {
      end++;
    }
    return Double.parseDouble(json.substring(start, end));
  }
}
