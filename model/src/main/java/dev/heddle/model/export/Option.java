package dev.heddle.model.export;

import java.util.ArrayList;
import java.util.List;

/// One way in which a step can go: a guarded command. All terms are over the state in which the
/// step begins.
///
/// @param guard when it is possible
/// @param checks what must hold, or the step is a flaw; after each that fails the rest is undefined
/// @param stores the assignments, in order
record Option(Term guard, List<Term> checks, List<Store> stores, Ending ending) {

  /// This option, possible only if a check fails or `first` holds.
  Option checked(Term check) {
    var all = new ArrayList<Term>(List.of(check));
    all.addAll(checks);
    return new Option(Terms.or(Terms.not(check), guard), all, stores, ending);
  }

  /// This option, possible only if `condition` holds; it is computed first.
  Option onlyIf(Term condition) {
    return new Option(Terms.and(condition, guard), checks, stores, ending);
  }

  /// This option with `from` replaced by `to` in all terms.
  Option replace(Term from, Term to) {
    return new Option(
        Terms.replace(guard, from, to),
        checks.stream().map(check -> Terms.replace(check, from, to)).toList(),
        stores.stream().map(store -> replace(store, from, to)).toList(),
        ending);
  }

  private static Store replace(Store store, Term from, Term to) {
    return new Store(
        store.storage(),
        Terms.replace(store.slot(), from, to),
        Terms.replace(store.value(), from, to));
  }

  /// Whether any term has `part` in it.
  boolean mentions(Term part) {
    var found = new boolean[1];
    java.util.function.Consumer<Term> look = it -> found[0] |= it.equals(part);
    Terms.visit(guard, look);
    checks.forEach(check -> Terms.visit(check, look));
    stores.forEach(
        store -> {
          Terms.visit(store.slot(), look);
          Terms.visit(store.value(), look);
        });
    return found[0];
  }
}
