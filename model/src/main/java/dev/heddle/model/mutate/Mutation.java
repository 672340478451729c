package dev.heddle.model.mutate;

import dev.heddle.model.system.SourceLine;
import java.lang.classfile.CodeElement;
import java.lang.reflect.Method;
import java.util.List;

/// One small change of a protocol's code. It is a change of the source: wherever the method is
/// called from, the changed one is called.
public final class Mutation {
  private final Method method;
  private final SourceLine at;
  private final String change;
  private final Edit edit;

  Mutation(Method method, SourceLine at, String change, Edit edit) {
    this.method = method;
    this.at = at;
    this.change = change;
    this.edit = edit;
  }

  /// Where the change is.
  public SourceLine at() {
    return at;
  }

  /// What is changed, in a few words: `unlock() is not called`.
  public String change() {
    return change;
  }

  /// Whether it changes the code of `other`.
  public boolean changes(Method other) {
    return method.equals(other);
  }

  /// The changed code of the method.
  public List<CodeElement> apply(List<CodeElement> code) {
    return edit.apply(code);
  }

  @Override
  public String toString() {
    return at.file() + ":" + at.line() + ": " + change;
  }
}
