package dev.heddle.counterexamples.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The scripts and styles of a page, each as one text. They are resources beside this class.
///
/// The scripts are ES modules, which a browser does not load from a page on disk. So each becomes a
/// function's body that returns what it exports, those it imports before it. What a module may
/// write is little, a line each: `import {a, b} from './file.js';` and `export` before a
/// `function`, a `const` or a `class`.
final class Bundle {
  private static final String LIBRARY = "'preact';";

  private final Map<String, String> modules = new LinkedHashMap<>();

  private Bundle() {}

  /// The script that runs the module `entry`, and all that it imports.
  static String script(String entry) {
    var bundle = new Bundle();
    bundle.add(entry);
    return "'use strict';\n" + String.join("", bundle.modules.values());
  }

  /// The styles in `files`, in this order.
  static String styles(List<String> files) {
    var text = new StringBuilder();
    for (var file : files) {
      text.append(resource(file));
    }
    return text.toString();
  }

  /// The library that keeps a page's elements as they are to be.
  static String preact() {
    return library("Preact, https://preactjs.com", "preact/LICENSE", "preact/preact.umd.js");
  }

  /// Graphviz: what lays graphs out, and what calls it.
  static String graphviz() {
    var name = "Viz.js, https://github.com/mdaines/viz.js; Graphviz, https://graphviz.org";
    return library(name, "viz/LICENSE", "viz/viz.js") + resource("viz/lite.render.js");
  }

  /// A library below its licence, without a line that points to a file for its debugging.
  private static String library(String name, String licence, String script) {
    var text = resource(script);
    int map = text.lastIndexOf("//# sourceMappingURL");
    return "/*! "
        + name
        + "\n\n"
        + resource(licence).strip().replace("*/", "* /")
        + "\n*/\n"
        + (map < 0 ? text : text.substring(0, map));
  }

  private void add(String file) {
    if (modules.containsKey(file)) {
      return;
    }
    var body = new StringBuilder();
    var exports = new ArrayList<String>();
    for (var line : resource(file).lines().toList()) {
      if (line.startsWith("import ")) {
        body.append(imported(file, line));
      } else if (line.startsWith("export ")) {
        body.append(line, "export ".length(), line.length());
        exports.add(exported(line));
      } else {
        body.append(line);
      }
      body.append('\n');
    }
    var names = String.join(", ", exports);
    modules.put(
        file, "const " + name(file) + " = (() => {\n" + body + "return {" + names + "};\n})();\n");
  }

  private String imported(String file, String line) {
    int from = line.indexOf(" from ");
    if (from < 0 || !line.endsWith(";")) {
      throw new IllegalStateException(file + ": an import takes one line: " + line);
    }
    var names = line.substring("import ".length(), from);
    var source = line.substring(from + " from ".length());
    if (source.equals(LIBRARY)) {
      return "const " + names + " = self.preact;";
    }
    var imported = source.substring("'./".length(), source.length() - "';".length());
    add(imported);
    return "const " + names + " = " + name(imported) + ";";
  }

  /// The name behind the second word: `export function name(`.
  private static String exported(String line) {
    int start = line.indexOf(' ', "export ".length()) + 1;
    int end = start;
    while (Character.isJavaIdentifierPart(line.charAt(end))) {
      end++;
    }
    return line.substring(start, end);
  }

  private static String name(String file) {
    return "module_" + file.substring(0, file.indexOf('.'));
  }

  private static String resource(String name) {
    try (var in = Bundle.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("This build lacks the resource " + name + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
