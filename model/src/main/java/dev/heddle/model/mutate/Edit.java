package dev.heddle.model.mutate;

import java.lang.classfile.CodeElement;
import java.util.List;

/// A change of the code of one method. It names elements by their positions, since labels differ
/// from one reading of a class file to the next.
@FunctionalInterface
interface Edit {
  /// The changed code; `code` itself stays as it is.
  List<CodeElement> apply(List<CodeElement> code);
}
