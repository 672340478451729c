package dev.heddle.cli;

import dev.heddle.cli.job.Catalogue;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.outcome.Complaint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
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

  @Mixin private ClassPathOption classPath = new ClassPathOption();

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
    return classPath.entries();
  }
}
