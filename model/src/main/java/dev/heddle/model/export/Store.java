package dev.heddle.model.export;

/// An assignment to a variable.
///
/// @param value what to write, the variable's base already taken off
record Store(Storage storage, Term slot, Term value) {

  /// Whether the assignment is to that slot whatever the state.
  boolean isTo(Storage other, Term at) {
    return storage.equals(other) && (storage.slots() == 1 || slot.equals(at));
  }

  /// Whether the assignment is to that slot in some states.
  boolean mayBeTo(Storage other, Term at) {
    return storage.equals(other) && (storage.slots() == 1 || !Terms.areDistinct(slot, at));
  }

  /// Whether `term` reads what the assignment writes, in some states.
  boolean mayChange(Term term) {
    var found = new boolean[1];
    Terms.visit(
        term,
        part -> {
          if (part instanceof Term.Read(var read, var at) && mayBeTo(read, at)) {
            found[0] = true;
          }
        });
    return found[0];
  }
}
