package dev.heddle.model.export;

import java.util.ArrayList;
import java.util.List;

/// Puts assignments, all over one state, into an order in which they can be made one by one. What
/// would be overwritten before it is read goes through a scratch variable.
final class Schedule {
  private final Variables variables;
  private final boolean within;
  private final List<String> before = new ArrayList<>();
  private final List<String> after = new ArrayList<>();

  private Schedule(Variables variables, boolean within) {
    this.variables = variables;
    this.within = within;
  }

  /// The assignments as Promela, a line each.
  ///
  /// @param within whether they stand in a `d_step`, whose scratch variables are its own: Spin does
  ///   not restore what a `d_step` has done to them, but needs them to undo other assignments
  static List<String> lines(List<Store> stores, Variables variables, boolean within) {
    List<Store> sharedFirst = ordered(stores, true);
    List<Store> ownFirst = ordered(stores, false);
    Schedule one = new Schedule(variables, within).with(sharedFirst);
    if (one.before.isEmpty()) {
      return one.after;
    }
    Schedule other = new Schedule(variables, within).with(ownFirst);
    Schedule best = other.before.size() < one.before.size() ? other : one;
    best.before.addAll(best.after);
    return best.before;
  }

  /// The variables of a process never share a slot with those of all.
  private static List<Store> ordered(List<Store> stores, boolean sharedFirst) {
    var order = new ArrayList<Store>();
    for (boolean shared : new boolean[] {sharedFirst, !sharedFirst}) {
      stores.stream()
          .filter(it -> (it.storage().kind() == Storage.Kind.GLOBAL) == shared)
          .forEach(order::add);
    }
    return order;
  }

  private Schedule with(List<Store> stores) {
    for (int i = 0; i < stores.size(); i++) {
      Store store = stores.get(i);
      List<Store> made = stores.subList(0, i);
      // Spin computes the slot once more to undo an assignment.
      Term slot = kept(store.slot(), within ? made : stores.subList(0, i + 1));
      Term value = kept(store.value(), made);
      after.add(TermText.variable(store.storage(), slot) + " = " + TermText.of(value));
    }
    return this;
  }

  private Term kept(Term term, List<Store> made) {
    if (made.stream().noneMatch(store -> store.mayChange(term))) {
      return term;
    }
    Storage scratch = variables.scratch((within ? "kept" : "held") + before.size());
    before.add(scratch.name() + " = " + TermText.of(term));
    return new Term.Read(scratch, Terms.FALSE);
  }
}
