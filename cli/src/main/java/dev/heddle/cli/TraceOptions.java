package dev.heddle.cli;

import dev.heddle.cli.job.Catalogue;
import dev.heddle.cli.job.Checkable;
import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.counterexamples.MalformedTrace;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceReader;
import dev.heddle.counterexamples.TraceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say where the protocol of a counterexample is, and how both are found.
final class TraceOptions {
  private static final String SUFFIX = ".itf.json";

  @Option(
      names = "--protocol",
      paramLabel = "CLASS|FILE.java",
      description =
          "The protocol as it is today; without the option, the class that the counterexample"
              + " names. Needed when it was found in a source file.")
  private @Nullable String protocol;

  @Mixin private ClassPathOption classPath = new ClassPathOption();

  /// The counterexamples that words on the command line stand for: files, and those in folders.
  ///
  /// @throws Complaint when there is none, or a folder cannot be read
  static List<Path> files(List<String> words) {
    var files = new ArrayList<Path>();
    for (var word : words) {
      var path = path(word);
      if (Files.isDirectory(path)) {
        files.addAll(inside(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  /// The one counterexample that a word stands for.
  ///
  /// @throws Complaint when it stands for none, or for several
  static Path file(String word) {
    var files = files(List.of(word));
    if (files.size() > 1) {
      throw Complaint.usage(
          word + " holds " + files.size() + " counterexamples. Give one of them.");
    }
    return files.getFirst();
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw Complaint.usage(word + " is no file name: " + e.getReason() + ".");
    }
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      var found = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
      if (found.isEmpty()) {
        throw Complaint.usage("There is no counterexample, a file *" + SUFFIX + ", in " + folder);
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new Complaint(ExitCode.INPUT_OUTPUT, folder + " cannot be read: " + e, e);
    }
  }

  /// The counterexample in a file.
  ///
  /// @throws Complaint when it cannot be read or is none
  static TraceDocument read(Path file) {
    try {
      return TraceReader.read(file);
    } catch (MalformedTrace e) {
      var reason = file + ": " + e.getMessage();
      throw new Complaint(ExitCode.INPUT_OUTPUT, TraceText.printable(reason), e);
    } catch (NoSuchFileException e) {
      throw new Complaint(
          ExitCode.INPUT_OUTPUT,
          file + " does not exist. Give a counterexample that `heddle check --out` wrote.",
          e);
    } catch (IOException e) {
      throw new Complaint(ExitCode.INPUT_OUTPUT, file + " cannot be read: " + e, e);
    }
  }

  /// The protocol that a counterexample is of, as it is today, in the recorded configuration.
  ///
  /// @throws Complaint when it is not found or cannot be built
  Checkable protocol(TraceDocument document, Catalogue catalogue) {
    return protocol(document, document.subject().configuration(), catalogue);
  }

  /// As above, in another configuration.
  Checkable protocol(
      TraceDocument document, Map<String, String> configuration, Catalogue catalogue) {
    List<Path> entries = classPath.entries();
    return recorded(document, protocol, entries, configuration, catalogue);
  }

  /// As above, in another configuration.
  ///
  /// @param protocol the protocol as it is today; null for the class that the document names
  static Checkable recorded(
      TraceDocument document,
      @Nullable String protocol,
      List<Path> entries,
      Map<String, String> configuration,
      Catalogue catalogue) {
    var name = protocol == null ? document.subject().protocol() : protocol;
    try {
      return catalogue.recorded(name, entries, configuration);
    } catch (Complaint e) {
      var advice =
          protocol == null && e.code() == ExitCode.USAGE
              ? " That is the protocol which the counterexample names; --protocol FILE.java or"
                  + " --protocol CLASS says where it is today."
              : "";
      throw new Complaint(e.code(), TraceText.printable(e.paragraph() + advice), e);
    }
  }
}
