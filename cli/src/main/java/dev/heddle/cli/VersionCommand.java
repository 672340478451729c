package dev.heddle.cli;

import picocli.CommandLine.Command;

/// `heddle version`.
@Command(name = "version", description = "Show the versions of Heddle and of its runtime.")
final class VersionCommand implements Runnable {
  /// The version of what is no build: of classes run as they are compiled, and of the gallery,
  /// which belongs to the sources that it lies beside, whatever they are once called.
  static final String DEVELOPMENT = "(development)";

  private final Surroundings surroundings;

  VersionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    surroundings
        .console()
        .out()
        .println(
            "heddle "
                + version()
                + " on JDK "
                + Runtime.version()
                + ", "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch"));
  }

  /// The version of this build.
  static String version() {
    var module = VersionCommand.class.getModule();
    if (module.isNamed()) {
      var version = module.getDescriptor().rawVersion();
      if (version.isPresent()) {
        return version.get();
      }
    }
    return DEVELOPMENT;
  }
}
