package dev.heddle.model.graph;

import dev.heddle.model.ir.Field;
import java.util.List;

/// An array, or a row of one: the elements of `field` from slot `base` on.
///
/// @param rank dimensions left: 1 for an array of values
/// @param lengths the lengths of all dimensions, outermost first
/// @param bounded whether every value that its element type allows may be stored
public record Region(Field field, int base, int rank, List<Integer> lengths, boolean bounded) {

  /// Elements of its outermost dimension.
  public int length() {
    return lengths.get(lengths.size() - rank);
  }

  /// Slots from one element of the outermost dimension to the next.
  public int stride() {
    int stride = 1;
    for (int i = lengths.size() - rank + 1; i < lengths.size(); i++) {
      stride *= lengths.get(i);
    }
    return stride;
  }

  /// Its element at `index`, itself an array.
  public Region row(int index) {
    return new Region(field, base + index * stride(), rank - 1, lengths, bounded);
  }
}
