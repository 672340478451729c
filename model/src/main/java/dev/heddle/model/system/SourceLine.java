package dev.heddle.model.system;

/// A place in the source of a protocol.
///
/// @param type the simple name of the declaring class: `Lock`, `Outer.Inner`
/// @param method the method's name
/// @param path the file below its source root, its package's folders first: `a/b/Lock.java`
/// @param line the line, from 1; 0 when the class file does not say
public record SourceLine(String type, String method, String path, int line) {

  /// The file's name without folders: `Lock.java`.
  public String file() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return type + "." + method + "(" + file() + ":" + line + ")";
  }
}
