package dev.heddle.bench.versus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs processes in a folder and measures them: with GNU time, or, where that is missing, with
/// bash, which does not tell memory.
///
/// @param folder where they run, and where their output goes
record Shell(Path folder) {
  private static final Path GNU_TIME = Path.of("/usr/bin/time");

  /// What a process printed on standard output, and what it took.
  record Result(String output, Cost cost) {}

  /// Runs a command to its end.
  ///
  /// @throws Failure when it ends with another exit code than 0
  Result run(String... command) {
    Path times = folder.resolve("times");
    var timed = new ArrayList<String>();
    if (Files.isExecutable(GNU_TIME)) {
      timed.addAll(List.of(GNU_TIME.toString(), "-o", times.toString(), "-f", "%U %S %e %M"));
    } else {
      String script =
          "TIMEFORMAT='%U %S %R 0'; out=$1; shift; { time \"$@\" 2>&3; } 3>&2 2>\"$out\"";
      timed.addAll(List.of("bash", "-c", script, "bash", times.toString()));
    }
    timed.addAll(Arrays.asList(command));
    String output = output(timed);
    try {
      return new Result(output, cost(Files.readString(times)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a command prints, errors included, or an empty text when it cannot be run.
  static String ask(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private String output(List<String> command) {
    Path errors = folder.resolve("errors");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(errors.toFile())
              .start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new Failure(
            "exit code " + code + " of " + command + "\n" + output + Files.readString(errors));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new Failure("interrupted");
    }
  }

  private static Cost cost(String line) {
    String[] numbers = line.strip().split(" ", -1);
    return new Cost(
        Double.parseDouble(numbers[0]),
        Double.parseDouble(numbers[1]),
        Double.parseDouble(numbers[2]),
        1024 * Long.parseLong(numbers[3]));
  }
}
