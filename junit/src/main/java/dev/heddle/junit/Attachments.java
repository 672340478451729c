package dev.heddle.junit;

import java.nio.file.Path;

/// Who is told of the files that belong to a test.
public interface Attachments {
  /// Tells nobody.
  Attachments NONE = (_, _) -> {};

  /// Attaches a file.
  ///
  /// @param mediaType what it is: `text/html`
  void attach(Path file, String mediaType);
}
