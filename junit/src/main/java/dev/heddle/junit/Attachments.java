package dev.heddle.junit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Who is told of the files that belong to a test.
public interface Attachments {
  /// Tells nobody.
  Attachments NONE = (_, _) -> {};

  /// Where files go: into the folder that the parameter `heddle.output` names, `target/heddle` if
  /// it names none.
  ///
  /// @param parameters the value of each configuration parameter, if it has one
  static Path folder(Function<String, Optional<String>> parameters) {
    return Path.of(parameters.apply("heddle.output").orElse("target/heddle"));
  }

  /// Attaches a file.
  ///
  /// @param mediaType what it is: `text/html`
  void attach(Path file, String mediaType);
}
