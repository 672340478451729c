package dev.heddle.cli.job;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.protocol.Protocol;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Folders and jar files that hold protocols.
public final class ClassPath {
  private ClassPath() {}

  /// The entries of `text`, separated as the system separates them.
  ///
  /// @throws Complaint when one does not exist
  public static List<Path> parse(String text) {
    var entries = new ArrayList<Path>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(File.pathSeparatorChar, start);
      end = end < 0 ? text.length() : end;
      if (end > start) {
        entries.add(existing(text.substring(start, end)));
      }
      start = end + 1;
    }
    return entries;
  }

  private static Path existing(String entry) {
    try {
      var path = Path.of(entry);
      if (Files.isReadable(path)) {
        return path;
      }
    } catch (InvalidPathException _) {
      // It cannot exist either.
    }
    throw Complaint.usage(
        "The path entry "
            + entry
            + " does not exist or cannot be read. Give folders or files, separated by "
            + File.pathSeparator);
  }

  /// Loads from `entries`, and everything that Heddle itself sees.
  static ClassLoader loader(List<Path> entries) {
    ClassLoader own = Protocol.class.getClassLoader();
    if (entries.isEmpty()) {
      return own;
    }
    URL[] urls = new URL[entries.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = entries.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }
    return new URLClassLoader(urls, own);
  }

  /// `entries` and the language, as the compiler wants them.
  static String forCompiler(List<Path> entries) {
    var text = new StringBuilder(language());
    for (Path entry : entries) {
      text.append(File.pathSeparatorChar).append(entry);
    }
    return text.toString();
  }

  private static String language() {
    var source = Protocol.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("no code source for " + Protocol.class);
    }
    try {
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
