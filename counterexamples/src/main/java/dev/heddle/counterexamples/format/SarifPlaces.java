package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.model.system.SourceLine;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/// Places in source files, as SARIF names them.
final class SarifPlaces {
  private final TraceDocument document;
  private final String root;

  /// @param root where source is in the repository; empty for the repository's root
  SarifPlaces(TraceDocument document, String root) {
    this.document = document;
    this.root = root.isEmpty() || root.endsWith("/") ? root : root + "/";
  }

  /// A line of a method, with its text when that is known.
  void write(SourceLine at, ObjectNode location) {
    var line = document.sources().line(at);
    physical(at.path(), at.line(), line == null ? "" : line, location);
    var logical = location.putArray("logicalLocations").addObject();
    logical.put("fullyQualifiedName", Labels.name(at.type() + "." + at.method()));
    logical.put("kind", "function");
  }

  /// The file of the protocol's class, as far as its name tells.
  void writeProtocol(ObjectNode location) {
    var name = document.subject().protocol();
    int inner = name.indexOf('$');
    physical(
        (inner < 0 ? name : name.substring(0, inner)).replace('.', '/') + ".java", 1, "", location);
  }

  private void physical(String path, int line, String text, ObjectNode location) {
    var physical = location.putObject("physicalLocation");
    var artifact = physical.putObject("artifactLocation");
    artifact.put("uri", uri(root + (path.isEmpty() ? "unknown" : path)));
    artifact.put("uriBaseId", "%SRCROOT%");
    var region = physical.putObject("region");
    region.put("startLine", Math.max(1, line));
    if (!text.isEmpty()) {
      region.putObject("snippet").put("text", Labels.phrase(text));
    }
  }

  /// A relative reference: what is neither letter nor digit nor harmless is percent-encoded.
  private static String uri(String path) {
    var hex = HexFormat.of().withUpperCase();
    var out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
      if (plain || "/._-~$".indexOf(b) >= 0) {
        out.append((char) b);
      } else {
        hex.toHexDigits(out.append('%'), b);
      }
    }
    return out.toString();
  }
}
