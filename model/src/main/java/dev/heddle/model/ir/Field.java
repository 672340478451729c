package dev.heddle.model.ir;

/// A state variable for each entity of a class: one slot an owner, or `length` slots where it is an
/// array. Slot `(owner - firstOwner) * length + index` belongs to element `index` of `owner`.
///
/// @param number its index in [Machine#fields]
/// @param type the simple name of the declaring class
/// @param name the field's name
/// @param firstOwner the first entity that has it
/// @param owners how many entities have it; their numbers are contiguous
/// @param length elements of each owner's array, 1 for a scalar
/// @param array whether it is an array
/// @param width how wide its values are
/// @param shape how its values are shown
/// @param range what may be stored in it, as declared
public record Field(
    int number,
    String type,
    String name,
    int firstOwner,
    int owners,
    int length,
    boolean array,
    Type width,
    Shape shape,
    Domain range) {

  /// Slots of all owners.
  public int slots() {
    return owners * length;
  }

  @Override
  public String toString() {
    return type + "." + name;
  }
}
