package dev.heddle.model.lift;

import dev.heddle.model.Model;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.protocol.Protocol;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the search for data races finds in a protocol, state by state, by emitted code and
/// interpreter in lockstep.
final class RaceSearch {
  private RaceSearch() {}

  /// The races in words; empty when there is none.
  static Set<String> of(Protocol protocol) {
    Optional<TransitionSystem> finer = Model.of(protocol).system().races();
    if (finer.isEmpty()) {
      return Set.of();
    }
    var found = new Exploration(finer.get());
    if (found.kinds().contains(FlawKind.MODEL)) {
      found = new Exploration(finer.get().races().orElseThrow());
    }
    return races(found);
  }

  /// What the system that only decides whether there is any says is wrong: `a data race`, or that a
  /// lock is none, which leaves it open.
  static Set<String> decide(Protocol protocol) {
    Optional<TransitionSystem> system = Model.of(protocol).system().anyRace();
    var errors = new TreeSet<String>();
    system.ifPresent(it -> new Exploration(it).flaws.forEach(flaw -> errors.add(flaw.message())));
    return errors;
  }

  /// The races of a protocol with some members and one strand for each `run()`.
  static Set<String> of(String members, String... runs) {
    return of(Sources.protocol(text(members, runs)));
  }

  /// The races where each access to a plain variable has a point before it.
  static Set<String> everywhere(Protocol protocol) {
    return races(new Exploration(Model.fine("Main", protocol).system()));
  }

  private static Set<String> races(Exploration found) {
    var races = new TreeSet<String>();
    found.flaws.stream()
        .filter(flaw -> flaw.kind() == FlawKind.DATA_RACE)
        .forEach(flaw -> races.add(flaw.message()));
    return races;
  }

  /// The source of such a protocol. The body of the first strand begins on line 4.
  static String text(String members, String... runs) {
    var text = new StringBuilder("\nclass Main implements Protocol { " + members + "\n");
    for (int i = 0; i < runs.length; i++) {
      text.append("  final P%d p%d = new P%d();".formatted(i, i, i));
      text.append("  class P%d extends Strand { protected void run() {\n".formatted(i));
      text.append(runs[i] + "\n    }\n  }\n");
    }
    return text.append("}\n").toString();
  }
}
