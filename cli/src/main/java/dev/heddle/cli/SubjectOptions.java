package dev.heddle.cli;

import dev.heddle.cli.job.Catalogue;
import dev.heddle.cli.job.ClassPath;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.outcome.Complaint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say where a protocol is and how it is configured.
final class SubjectOptions {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "NAME=VALUE",
      description =
          "Give the parameter NAME of the protocol's constructor a value; once for each parameter."
              + " For classes and source files.")
  private Map<String, String> configuration = new LinkedHashMap<>();

  @Option(
      names = "--classpath",
      paramLabel = "DIR|JAR",
      description =
          "Where the protocol's classes are; several are separated as the system does it.")
  private @Nullable String classPath;

  Map<String, String> configuration() {
    return configuration;
  }

  /// The one job, class or source file that `subject` names.
  ///
  /// @throws Complaint when there is none, or the configuration does not fit it
  Job one(String subject, Catalogue catalogue) {
    return catalogue.one(subject, classPath(), configuration);
  }

  List<Path> classPath() {
    return classPath == null ? List.of() : ClassPath.parse(classPath);
  }
}
