package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Trace;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.TransitionSystem;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A violation, or a situation that was to be reached, with everything that is known of it: what
/// was checked, what is wrong, how it comes about. It says nothing of time, memory or machine, so
/// that equal checks give equal documents.
///
/// @param subject what was checked
/// @param flaw what is wrong or, if its kind is [FlawKind#WITNESS], what is reached
/// @param claim what the violated property, or the witness, says, in words
/// @param size how much was explored until it was found
/// @param trace how it comes about
/// @param sources the lines of source that the trace names, as far as they were found
/// @param explanation why it comes about, or null when nobody has asked
/// @param origin the longer counterexample that this one was shrunk from, or null
public record TraceDocument(
    Subject subject,
    Flaw flaw,
    String claim,
    Size size,
    Trace trace,
    Excerpts sources,
    @Nullable Explanation explanation,
    @Nullable Origin origin) {

  /// Checks the shape of the trace.
  ///
  /// @throws IllegalArgumentException when there is no state, when the numbers of steps, states,
  ///   variables and values do not fit, or when a variable cannot be named in ITF: its name is
  ///   empty, begins with `#`, or is another's too
  public TraceDocument {
    requireShape(trace);
    requireNames(trace.variables());
  }

  /// A document without source and explanation.
  public TraceDocument(Subject subject, Flaw flaw, Size size, Trace trace) {
    this(
        subject,
        flaw,
        Claims.of(flaw, List.of()),
        size,
        trace,
        Excerpts.NONE,
        /* explanation= */ null,
        /* origin= */ null);
  }

  /// The document of a violation.
  ///
  /// @param properties those of the system that was checked
  /// @param sources where the source is
  public static TraceDocument of(
      Subject subject, Verdict.Violated violated, List<Property> properties, Sources sources) {
    return new TraceDocument(
        subject,
        violated.flaw(),
        Claims.of(violated.flaw(), properties),
        Size.of(violated.statistics()),
        violated.trace(),
        Excerpts.of(violated.trace(), sources),
        /* explanation= */ null,
        /* origin= */ null);
  }

  /// The same document with the hash of `system`, whose steps the trace makes.
  public TraceDocument in(TransitionSystem system) {
    return new TraceDocument(
        subject.in(system), flaw, claim, size, trace, sources, explanation, origin);
  }

  /// The same document with an explanation.
  public TraceDocument explained(Explanation why) {
    return new TraceDocument(subject, flaw, claim, size, trace, sources, why, origin);
  }

  /// The document of a smaller way to the same violation, with this one as its origin.
  ///
  /// @param configuration that in which it was found
  /// @param system the protocol in that configuration
  public TraceDocument shrunk(
      Map<String, String> configuration, TransitionSystem system, Run run, Sources where) {
    var smaller =
        new Subject(
            subject.job(),
            subject.about(),
            subject.protocol(),
            configuration,
            system.name(),
            system.hash(),
            subject.reductions(),
            system.bounds(),
            subject.tool(),
            subject.version());
    var from =
        new Origin(
            subject.job(), subject.configuration(), trace.steps().size(), Run.switches(trace));
    return new TraceDocument(
        smaller,
        run.flaw(),
        Claims.of(run.flaw(), system.properties()),
        size,
        run.trace(),
        Excerpts.of(run.trace(), where),
        /* explanation= */ null,
        from);
  }

  /// The document of a witness that was seen, by its trace.
  public static TraceDocument of(
      Subject subject, Property witness, Trace trace, Statistics statistics, Sources sources) {
    var flaw = Flaw.of(FlawKind.WITNESS, witness.name(), witness.text());
    return new TraceDocument(
        subject,
        flaw,
        witness.text(),
        Size.of(statistics),
        trace,
        Excerpts.of(trace, sources),
        /* explanation= */ null,
        /* origin= */ null);
  }

  /// Whether it shows a situation to be reached, and nothing wrong.
  public boolean isWitness() {
    return flaw.kind() == FlawKind.WITNESS;
  }

  /// The step that is itself the flaw, or null when the flaw lies in the last state.
  public @Nullable Step failingStep() {
    return trace.steps().size() == trace.states().size() ? trace.steps().getLast() : null;
  }

  /// The last state of the trace.
  public Trace.State lastState() {
    return trace.states().getLast();
  }

  /// What was checked, by which program.
  ///
  /// @param job the name of the verification job: `go.stackalloc/before`
  /// @param about what the job shows, one line; empty when nobody said
  /// @param protocol the binary name of the protocol's class
  /// @param configuration the protocol's parameters by name, kept in alphabetical order
  /// @param system the name of the transition system: `StackAlloc(ms=1)`
  /// @param modelHash the hash of the transition system
  /// @param reductions the reductions that were on, outermost first
  /// @param bounds the bounds under which the system shows less than the protocol
  /// @param tool the program's name
  /// @param version the program's version
  public record Subject(
      String job,
      String about,
      String protocol,
      Map<String, String> configuration,
      String system,
      String modelHash,
      List<String> reductions,
      List<String> bounds,
      String tool,
      String version) {
    /// Copies the collections.
    public Subject {
      configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
      reductions = List.copyOf(reductions);
      bounds = List.copyOf(bounds);
    }

    private Subject in(TransitionSystem searched) {
      return new Subject(
          job,
          about,
          protocol,
          configuration,
          system,
          searched.hash(),
          reductions,
          bounds,
          tool,
          version);
    }

    /// Which variant of the protocol it is: its class without the package, `Peterson.TurnFirst`.
    public String revision() {
      return protocol.substring(protocol.lastIndexOf('.') + 1).replace('$', '.');
    }
  }

  /// A longer counterexample.
  ///
  /// @param job the name of its job
  /// @param configuration the protocol's parameters by name, kept in alphabetical order
  /// @param steps how many steps it had
  /// @param switches how often another strand went on than the one before
  public record Origin(String job, Map<String, String> configuration, int steps, int switches) {
    /// Copies the collection.
    public Origin {
      configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
    }
  }

  /// How much was explored.
  ///
  /// @param states distinct states
  /// @param transitions successors generated
  /// @param depth the greatest distance of a state from the initial one
  public record Size(long states, long transitions, int depth) {
    /// The part of the statistics that is the same on every machine.
    public static Size of(Statistics statistics) {
      return new Size(statistics.states(), statistics.transitions(), statistics.depth());
    }
  }

  private static void requireShape(Trace trace) {
    int states = trace.states().size();
    int steps = trace.steps().size();
    if (states == 0) {
      throw new IllegalArgumentException(
          "A trace begins with an initial state; this one is empty.");
    }
    if (steps != states && steps != states - 1) {
      throw new IllegalArgumentException(
          states
              + " states are joined by "
              + (states - 1)
              + " steps, or followed by one more; not "
              + steps
              + ".");
    }
    for (int i = 0; i < states; i++) {
      int values = trace.states().get(i).values().size();
      if (values != trace.variables().size()) {
        throw new IllegalArgumentException(
            "State "
                + i
                + " has "
                + values
                + " values for "
                + trace.variables().size()
                + " variables.");
      }
    }
  }

  private static void requireNames(List<String> variables) {
    var seen = new HashSet<String>();
    for (var name : variables) {
      if (name.isEmpty() || name.charAt(0) == '#') {
        throw new IllegalArgumentException("ITF has no variable of the name \"" + name + "\".");
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException("Two variables have the name \"" + name + "\".");
      }
    }
  }
}
