package dev.heddle.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is asserted at the end of steps.
///
/// @param labels for properties that are code
record Properties(Claims claims, Waiting waiting, Labels labels) {

  /// The lines that assert what a step may have made wrong by these assignments.
  List<String> after(List<Store> stores, Set<Storage> written) {
    List<String> lines = new ArrayList<>(claims.lines(written, labels));
    if (waiting.queue() != null && waiting.matters(stores)) {
      lines.add("assert_no_cycle()");
    }
    return lines;
  }

  /// The lines that assert what a step may have made wrong by assigning to some variables.
  List<String> after(Set<Storage> written) {
    List<String> lines = new ArrayList<>(claims.lines(written, labels));
    if (waiting.queue() != null) {
      lines.add("assert_no_cycle()");
    }
    return lines;
  }
}
