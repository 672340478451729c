package dev.heddle.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is asserted at the end of steps.
///
/// @param labels for properties that are code
record Properties(Claims claims, Waiting waiting, Labels labels) {

  /// The lines that assert what a step may have made wrong.
  ///
  /// @param last its last assignments
  /// @param written all that it may have written
  List<String> after(List<Store> last, Set<Storage> written) {
    List<String> lines = new ArrayList<>(claims.lines(written, labels));
    if (waiting.queue() != null && waiting.matters(last, written)) {
      lines.add("assert_no_cycle()");
    }
    return lines;
  }

  /// The same for a step that ends as code, whose last assignments are not known.
  List<String> after(Set<Storage> written) {
    List<String> lines = new ArrayList<>(claims.lines(written, labels));
    if (waiting.queue() != null) {
      lines.add("assert_no_cycle()");
    }
    return lines;
  }
}
