package dev.heddle.counterexamples;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the source of a protocol's classes is. What cannot be read counts as not found: a
/// counterexample is told without it.
public final class SourcePath {
  /// Where Heddle's own jars have the source of protocols. As no package can have that name, module
  /// boundaries do not hide what is in there.
  private static final String PACKAGED = "META-INF/sources/";

  private static final String CLASSES = "target/classes";
  private static final String TEST_CLASSES = "target/test-classes";

  private SourcePath() {}

  /// The files below `roots`, of which those that are files are found by their names alone; and
  /// after these what `others` finds.
  public static Sources of(List<Path> roots, Sources others) {
    return path -> {
      for (Path root : roots) {
        var lines = Files.isDirectory(root) ? read(root, path) : readIfNamed(root, path);
        if (lines != null) {
          return lines;
        }
      }
      return others.lines(path);
    };
  }

  /// The source beside a class, or where Maven has it.
  public static Sources beside(Class<?> type) {
    var loaded = type.getClassLoader() == null ? Sources.NONE : beside(type.getClassLoader());
    var location = location(type);
    return path -> {
      var lines = loaded.lines(path);
      return lines == null && location != null ? project(location, path) : lines;
    };
  }

  /// The folder or jar from which a class was loaded; null when there is none.
  public static @Nullable Path location(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    var url = source == null ? null : source.getLocation();
    try {
      return url == null ? null : Path.of(url.toURI());
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException _) {
      return null;
    }
  }

  /// The source beside the classes that `loader` loads, in the same folder or jar, or where Maven
  /// has it.
  public static Sources beside(ClassLoader loader) {
    return path -> {
      var lines = resource(loader, PACKAGED + path);
      if (lines == null) {
        lines = resource(loader, path);
      }
      return lines == null && loader instanceof URLClassLoader urls ? project(urls, path) : lines;
    };
  }

  private static @Nullable List<String> resource(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(name)) {
      return in == null ? null : lines(in.readAllBytes());
    } catch (IOException _) {
      return null;
    }
  }

  private static @Nullable List<String> project(URLClassLoader loader, String path) {
    for (URL url : loader.getURLs()) {
      try {
        var lines = project(Path.of(url.toURI()), path);
        if (lines != null) {
          return lines;
        }
      } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException _) {
        // No folder, so nothing is beside it.
      }
    }
    return null;
  }

  private static @Nullable List<String> project(Path entry, String path) {
    for (String kind : List.of(CLASSES, TEST_CLASSES)) {
      if (entry.endsWith(kind)) {
        var sources = kind.equals(CLASSES) ? "../../src/main/java" : "../../src/test/java";
        var lines = read(entry.resolve(sources).normalize(), path);
        if (lines != null) {
          return lines;
        }
      }
    }
    return null;
  }

  private static @Nullable List<String> readIfNamed(Path file, String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var last = file.getFileName();
    return last != null && last.toString().equals(name) ? read(file) : null;
  }

  private static @Nullable List<String> read(Path root, String path) {
    try {
      var file = root.resolve(path).normalize();
      return file.startsWith(root.normalize()) ? read(file) : null;
    } catch (InvalidPathException _) {
      return null;
    }
  }

  private static @Nullable List<String> read(Path file) {
    try {
      return Files.isRegularFile(file) ? lines(Files.readAllBytes(file)) : null;
    } catch (IOException _) {
      return null;
    }
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }
}
