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

  /// The same for a step that ends as code, which writes what is not known.
  ///
  /// @param ending where
  List<String> after(Body body, Ending ending) {
    List<String> lines = new ArrayList<>(claims.lines(labels));
    if (waiting.queue() != null) {
      boolean calm =
          ending instanceof Ending.Stands(int block, var point)
              && point.awaited() == null
              && !waiting.writesBefore(body).get(block);
      if (!calm) {
        lines.add("assert_no_cycle()");
      }
    }
    return lines.isEmpty() ? lines : List.of("d_step { " + String.join("; ", lines) + " }");
  }
}
