import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// Runs google-java-format over every Java source below a folder: `check` lists the files that are
/// not formatted and fails, `write` formats them. The build runs it (see pom.xml).
final class Format {
  private Format() {}

  public static void main(String[] arguments) throws IOException {
    boolean write = arguments[0].equals("write");
    var options = new ArrayList<String>();
    options.addAll(write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    options.addAll(sources(Path.of(arguments[1])));

    var formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    int code = formatter.run(System.out, System.err, options.toArray(String[]::new));
    if (code != 0) {
      System.err.println(
          "Not formatted: the files listed above. Run: mvn -N validate -Dformat=write");
      System.exit(1);
    }
  }

  private static List<String> sources(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !isGenerated(root.relativize(file)))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  private static boolean isGenerated(Path file) {
    for (Path part : file) {
      if (part.toString().equals("target")) {
        return true;
      }
    }
    return false;
  }
}
