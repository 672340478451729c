package dev.heddle.model.system;

/// A place in the source of a protocol.
///
/// @param type the simple name of the declaring class: `Lock`, `Outer.Inner`
/// @param method the method's name
/// @param file the file's name without folders: `Lock.java`
/// @param line the line, from 1; 0 when the class file does not say
public record SourceLine(String type, String method, String file, int line) {
  @Override
  public String toString() {
    return type + "." + method + "(" + file + ":" + line + ")";
  }
}
