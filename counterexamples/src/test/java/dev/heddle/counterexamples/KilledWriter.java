package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.Step;
import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.json.JsonFactory;

/// A process that writes traces until it is killed: one slowly, or many for ever.
final class KilledWriter {
  static final int LEAST_STATES = 40;
  private static final String HALF = "half";

  private KilledWriter() {}

  /// Starts the process. What it complains of goes to this one's standard error.
  static Process start(Path folder, String how, Path target) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xshare:auto",
            "-cp",
            classPath(),
            KilledWriter.class.getName(),
            how,
            target.toString())
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// Waits until the process is in the midst of its work.
  static void awaitHalf(Process child) throws IOException {
    assertEquals(HALF, child.inputReader(StandardCharsets.UTF_8).readLine());
  }

  /// Found by resources, which works on a class path and on a module path alike.
  private static String classPath() {
    var roots = new LinkedHashSet<String>();
    for (var type :
        List.of(
            KilledWriter.class, TraceFile.class, Verdict.class, Step.class, JsonFactory.class)) {
      roots.add(root(type));
    }
    return String.join(File.pathSeparator, roots);
  }

  private static String root(Class<?> type) {
    var name = type.getName().replace('.', '/') + ".class";
    var url = Objects.requireNonNull(type.getResource("/" + name)).toString();
    var root = url.substring(0, url.length() - name.length());
    if (root.startsWith("jar:")) {
      root = root.substring("jar:".length(), root.length() - "!/".length());
    }
    return Path.of(URI.create(root)).toString();
  }

  public static void main(String[] arguments) throws IOException {
    var target = Path.of(arguments[1]);
    if (arguments[0].equals("slowly")) {
      TraceFile.write(Samples.crowd(LEAST_STATES), target, Slow::new);
      return;
    }
    for (int i = 0; ; i++) {
      TraceFile.write(Samples.crowd(LEAST_STATES + i % 3), target);
      if (i == 0) {
        System.out.println(HALF);
      }
    }
  }

  /// Says when half is written, and then takes its time.
  private static final class Slow extends FilterOutputStream {
    Slow(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length / 2);
      out.flush();
      System.out.println(HALF);
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
      out.write(bytes, from + length / 2, length - length / 2);
    }
  }
}
