package dev.heddle.model.export;

import dev.heddle.model.ir.Operator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where strands stand, as far as a `start` must know. Where one occurs, the beginning of a program
/// and its end are one place in the process, told apart by the phase: that is how a strand gets
/// back to its beginning without a step of its own.
///
/// @param storage by strand; null when no strand is ever started
record Phase(@Nullable Storage storage, int firstStrand) {

  /// The conditions under which a strand may be started, in the order in which to check them.
  List<Term> mayStart(Term strand, Scope scope) {
    Storage it = Objects.requireNonNull(storage);
    Term slot = slot(strand);
    Term from = Terms.op(Operator.GREATER_OR_EQUAL, strand, Terms.number(firstStrand));
    Term end = Terms.number(firstStrand + it.slots());
    Term below = Terms.op(Operator.LESS, strand, end);
    if (Terms.and(from, below).equals(Terms.FALSE)) {
      return List.of(Terms.FALSE);
    }
    Term stands =
        Terms.op(Operator.NOT_EQUAL, scope.read(it, slot), Terms.number(Variables.UNDERWAY));
    return List.of(from, below, stands);
  }

  /// Notes where a strand stands.
  void set(Moment moment, Term strand, int phase) {
    if (storage != null) {
      moment.store(storage, slot(strand), Terms.number(phase));
    }
  }

  Term slot(Term strand) {
    return Terms.op(Operator.SUBTRACT, strand, Terms.number(firstStrand));
  }
}
