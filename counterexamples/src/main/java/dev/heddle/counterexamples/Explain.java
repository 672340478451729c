package dev.heddle.counterexamples;

import dev.heddle.model.system.Access;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Grounds;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds out why a violation comes about: what the flaw reads, who wrote that last, who waits for
/// whom, and which steps that depends on.
public final class Explain {
  private final TraceDocument document;
  private final TransitionSystem system;
  private final Narrator narrator;
  private final long[] end;
  private final Dependencies dependencies;

  private Explain(TraceDocument document, TransitionSystem system, long[] end) {
    this.document = document;
    this.system = system;
    this.narrator = system.narrator();
    this.end = end;
    this.dependencies = new Dependencies(document.trace());
  }

  /// Explains a counterexample that can be reproduced.
  ///
  /// @param end the packed state in which its trace ends, as [Replay] finds it
  public static Explanation of(TraceDocument document, TransitionSystem system, long[] end) {
    return new Explain(document, system, end).explanation();
  }

  /// A counterexample with the hash of the system whose steps it makes, and explained if it can be
  /// reproduced.
  ///
  /// @param system the protocol
  public static TraceDocument in(TraceDocument found, TransitionSystem system) {
    var steps = TraceSystem.of(found, system);
    var document = found.in(steps);
    return Replay.of(document, steps) instanceof Replay.Outcome.Reproduced(var states, _)
        ? document.explained(of(document, steps, states.getLast()))
        : document;
  }

  private Explanation explanation() {
    var waits = new Waiting(document, dependencies).waits();
    var grounds = grounds();
    var parts = new ArrayList<Explanation.Part>();
    for (var fact : grounds.facts()) {
      parts.add(new Explanation.Part(fact.text(), fact.value(), fact.decides()));
    }
    // A step that fails finds what those before it have left, whatever it writes itself.
    int end = document.trace().states().size();
    var reads = new ArrayList<Explanation.Read>();
    reads(grounds)
        .forEach(
            (name, value) ->
                reads.add(new Explanation.Read(name, value, dependencies.writerBefore(end, name))));
    var salience = new Salience(document, dependencies, waits, reads);
    var summary = new Summary(document, waits, parts, reads).sentences();
    return new Explanation(summary, waits, parts, reads, salience.steps(), salience.order());
  }

  private Grounds grounds() {
    if (document.failingStep() == null) {
      for (int number = 0; number < system.properties().size(); number++) {
        if (Flaws.same(narrator.flaw(number, end), document.flaw())) {
          return narrator.grounds(number, end);
        }
      }
    }
    return Grounds.NONE;
  }

  /// What the flaw depends on in the last state, by variable.
  private Map<String, Value> reads(Grounds grounds) {
    var reads = new LinkedHashMap<String, Value>();
    var failing = document.failingStep();
    if (failing != null) {
      first(failing.accesses(), reads);
    } else if (!grounds.reads().isEmpty()) {
      first(grounds.reads(), reads);
    } else if (document.flaw().kind() == FlawKind.DATA_RACE) {
      return reads;
    } else if (isAboutLocks(document.flaw())) {
      owners(reads);
    } else {
      for (var step : narrator.pruned(end)) {
        first(step.accesses(), reads);
      }
    }
    return reads;
  }

  private static boolean isAboutLocks(Flaw flaw) {
    return flaw.kind() == FlawKind.PARTIAL_DEADLOCK;
  }

  /// The values with which the first access to each variable finds it.
  private static void first(List<Access> accesses, Map<String, Value> reads) {
    var written = new ArrayList<String>();
    for (var access : accesses) {
      if (access.write()) {
        written.add(access.variable());
      } else if (!written.contains(access.variable())) {
        reads.putIfAbsent(access.variable(), access.before());
      }
    }
  }

  /// The variables that name the owners of the locks on the cycle.
  private void owners(Map<String, Value> reads) {
    var variables = document.trace().variables();
    for (var lock : document.lastState().locks()) {
      var owner = lock.owner();
      if (owner != null && !lock.waiting().isEmpty()) {
        for (int i = 0; i < variables.size(); i++) {
          var value = document.lastState().values().get(i);
          if (variables.get(i).startsWith(lock.lock() + ".")
              && value.equals(new Value.Name(owner))) {
            reads.put(variables.get(i), value);
          }
        }
      }
    }
  }
}
