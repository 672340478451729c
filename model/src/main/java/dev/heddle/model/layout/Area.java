package dev.heddle.model.layout;

import java.util.List;

/// Where the control state of the strands of one program lies: per strand a program counter and
/// chunks of bits that the locals saved at its current point share with those of other points.
///
/// @param pc the program counter by strand: an index in `points`, or `points.size()` for a strand
///   that has ended
/// @param points the control points' block numbers, ascending; block 0 is the first
/// @param chunks the words' parts that hold saved locals, by strand; empty when nothing is saved
/// @param saved by control point, where its saved locals lie
public record Area(
    Place pc, List<Integer> points, List<Place> chunks, List<List<SavedPlace>> saved) {
  /// Copies the lists.
  public Area {
    points = List.copyOf(points);
    chunks = List.copyOf(chunks);
    saved = List.copyOf(saved);
  }

  /// The program counter of a strand that has ended.
  public int ended() {
    return points.size();
  }

  /// Where a saved local lies: `width` bits from `bit` up in chunk `chunk`, as a distance from
  /// `base`. Bits of a chunk that the current point does not use are 0.
  public record SavedPlace(int local, int chunk, int bit, int width, long base) {}
}
