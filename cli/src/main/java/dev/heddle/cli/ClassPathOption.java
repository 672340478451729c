package dev.heddle.cli;

import dev.heddle.cli.job.ClassPath;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where protocols are that do not come with Heddle.
final class ClassPathOption {
  @Option(
      names = "--classpath",
      paramLabel = "DIR|JAR",
      description =
          "Where the protocol's classes are; several are separated as the system does it.")
  private @Nullable String classPath;

  /// Its entries; none when the option is not given.
  List<Path> entries() {
    return classPath == null ? List.of() : ClassPath.parse(classPath);
  }
}
