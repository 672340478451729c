package dev.heddle.model.export;

import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The options of a strand where it may take them: those of a fiber, where it is current on a
/// carrier.
final class Mounted {
  private final Machine machine;
  private final Body body;
  private final Term self;

  /// @param self the number of the strand
  Mounted(Machine machine, Body body, Term self) {
    this.machine = machine;
    this.body = body;
    this.self = self;
  }

  /// The options, for each carrier those that depend on it.
  List<Option> of(List<Option> options) {
    if (!body.program().fiber()) {
      return options;
    }
    var mounted = new ArrayList<Option>();
    Term anywhere = Terms.FALSE;
    for (int carrier : machine.carriers()) {
      Term here = Terms.op(Operator.EQUAL, fiber(carrier), self);
      anywhere = Terms.or(anywhere, here);
      for (Option option : options) {
        if (option.mentions(new Term.Current())) {
          Option there = option.replace(new Term.Current(), Terms.number(carrier));
          mounted.add(there.onlyIf(here));
        }
      }
    }
    for (Option option : options) {
      if (!option.mentions(new Term.Current())) {
        mounted.add(option.onlyIf(anywhere));
      }
    }
    return mounted;
  }

  /// The fiber that a carrier executes.
  private Term fiber(int carrier) {
    Field current = Objects.requireNonNull(machine.current());
    var load = new Expr.Load(current, Expr.of(carrier - current.firstOwner()));
    return body.translator().term(load, new Moment(self, Terms.FALSE, 0));
  }
}
