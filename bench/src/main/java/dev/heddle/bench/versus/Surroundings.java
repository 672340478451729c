package dev.heddle.bench.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The machine and the programs of a comparison. What is not known is empty.
final class Surroundings {
  private Surroundings() {}

  /// Names and values, in an order to print them in.
  static Map<String, String> describe() {
    var all = new LinkedHashMap<String, String>();
    all.put("processor", line("/proc/cpuinfo", "model name"));
    all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    all.put("memory", line("/proc/meminfo", "MemTotal"));
    all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    all.put("jdk", System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"));
    all.put("spin", Shell.ask("spin", "-V"));
    all.put("gcc", Shell.ask("gcc", "--version").lines().findFirst().orElse(""));
    all.put("load", load());
    return all;
  }

  /// The load averages of the last 1, 5 and 15 minutes.
  static String load() {
    String[] words = read("/proc/loadavg").split(" ", -1);
    return words.length < 3 ? "" : words[0] + " " + words[1] + " " + words[2];
  }

  private static String line(String file, String key) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      return "";
    }
  }
}
