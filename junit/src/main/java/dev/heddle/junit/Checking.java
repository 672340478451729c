package dev.heddle.junit;

import dev.heddle.checker.Check;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.Model;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.protocol.Protocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// A protocol to be checked by a test, with the limits of the search. All limits are off unless
/// set.
///
///     Checking.of(new TwoPhase(8)).states(2_000_000).threads(2).holds().depth(34);
public final class Checking {
  private final Built built;
  private long states;
  private int depth;
  private int threads = Runtime.getRuntime().availableProcessors();
  private boolean races = true;
  private @Nullable Duration timeout;
  private OnInconclusive onInconclusive = OnInconclusive.FAIL;
  private Surroundings surroundings = Surroundings.current();
  private String name;

  private Checking(Built built) {
    this.built = built;
    name = built.label();
  }

  /// A check of a protocol.
  public static Checking of(Protocol protocol) {
    return new Checking(Built.of(protocol));
  }

  /// The protocol's class and configuration, as far as that is known: `TwoPhase(managers=8)`.
  public String label() {
    return built.label();
  }

  /// The same under a name for reports and files; without, the protocol's class and configuration.
  public Checking name(String job) {
    name = job;
    return this;
  }

  /// Limits the states to find.
  ///
  /// @throws IllegalArgumentException when it is not positive
  public Checking states(long most) {
    states = positive("states", most);
    return this;
  }

  /// Limits the distance from the first state.
  ///
  /// @throws IllegalArgumentException when it is not positive
  public Checking depth(int most) {
    depth = (int) positive("depth", most);
    return this;
  }

  /// Limits the time to search.
  ///
  /// @throws IllegalArgumentException when it is not positive
  public Checking timeout(Duration limit) {
    positive("the timeout", limit.isPositive() ? 1 : 0);
    timeout = limit;
    return this;
  }

  /// Sets how many threads search; as many as there are processors unless set.
  ///
  /// @throws IllegalArgumentException when it is not positive
  public Checking threads(int count) {
    threads = (int) positive("threads", count);
    return this;
  }

  /// Says whether to look for data races once nothing else is wrong, as it is done unless set.
  public Checking races(boolean wanted) {
    races = wanted;
    return this;
  }

  /// Says what becomes of the test when a limit has ended the search; it fails unless set.
  public Checking onInconclusive(OnInconclusive fate) {
    onInconclusive = fate;
    return this;
  }

  /// Says where files go, and who is told of them.
  public Checking files(Path folder, Attachments attachments) {
    surroundings = new Surroundings(folder, attachments);
    return this;
  }

  private static long positive(String what, long amount) {
    if (amount <= 0) {
      throw new IllegalArgumentException(what + " must be positive");
    }
    return amount;
  }

  /// Checks that nothing is wrong in any state, and that each `@Sometimes` situation is reached.
  ///
  /// @throws AssertionFailedError when something is wrong, or when it was not conclusive
  /// @throws TestAbortedException when it was not conclusive, if that is wished
  /// @throws dev.heddle.model.Rejection when the protocol is outside the language
  public Holding holds() {
    var system = Model.of(built.label(), built.protocol()).system();
    Verdict verdict = check(system).run();
    return switch (verdict) {
      case Verdict.Holds(var statistics) -> new Holding(name, statistics);
      case Verdict.Unwitnessed(var unseen, _) -> {
        var names = unseen.stream().map(it -> it.name() + " (" + it.text() + ")").toList();
        throw new AssertionFailedError(
            name + ": nothing is wrong, but never reached: " + String.join(", ", names));
      }
      case Verdict.Violated violated -> {
        var report = Report.of(built, name, system, violated);
        throw new AssertionFailedError(report.message(surroundings));
      }
      case Verdict.Inconclusive inconclusive -> throw inconclusive(inconclusive);
    };
  }

  /// Checks that something of that kind is wrong.
  ///
  /// @throws AssertionFailedError when nothing is, or something else, or when it was not conclusive
  /// @throws TestAbortedException when it was not conclusive, if that is wished
  /// @throws dev.heddle.model.Rejection when the protocol is outside the language
  public Violation violates(FlawKind kind) {
    return violates(Set.of(kind), "");
  }

  /// Checks that something of one of those kinds is wrong.
  ///
  /// @param kinds any, if there is none
  /// @param property the violated property, as [Violation#property] takes it; any, if it is empty
  /// @throws AssertionFailedError when nothing is, or something else, or when it was not conclusive
  /// @throws TestAbortedException when it was not conclusive, if that is wished
  /// @throws dev.heddle.model.Rejection when the protocol is outside the language
  public Violation violates(Set<FlawKind> kinds, String property) {
    var wanted = wanted(kinds, property);
    var system = Model.of(built.label(), built.protocol()).system();
    return switch (check(system).run()) {
      case Verdict.Violated violated -> {
        var report = Report.of(built, name, system, violated);
        var flaw = violated.flaw();
        boolean is =
            (kinds.isEmpty() || kinds.contains(flaw.kind()))
                && (property.isEmpty() || Property.answersTo(flaw.property(), property));
        if (!is) {
          throw new AssertionFailedError(
              name + ": expected " + wanted + ", but found:\n" + report.message(surroundings));
        }
        yield new Violation(report, violated.statistics(), surroundings);
      }
      case Verdict.Holds(var statistics) -> throw missed(wanted, statistics, "");
      case Verdict.Unwitnessed(var unseen, var statistics) ->
          throw missed(wanted, statistics, "; never reached: " + unseen.getFirst().name());
      case Verdict.Inconclusive inconclusive -> throw inconclusive(inconclusive);
    };
  }

  private AssertionFailedError missed(String wanted, Statistics statistics, String more) {
    return new AssertionFailedError(
        name
            + ": expected "
            + wanted
            + ", but nothing is wrong in any of "
            + statistics.states()
            + " states"
            + more);
  }

  private static String wanted(Set<FlawKind> kinds, String property) {
    var words = kinds.stream().sorted().map(FlawKind::text).toList();
    var kind = words.isEmpty() ? "a violation" : String.join(" or ", words);
    return property.isEmpty() ? kind : kind + " of " + property;
  }

  private Check check(TransitionSystem system) {
    Check check = Check.of(system).threads(threads).races(races);
    check = states == 0 ? check : check.maxStates(states);
    check = depth == 0 ? check : check.maxDepth(depth);
    return timeout == null ? check : check.timeout(timeout);
  }

  private TestAbortedException inconclusive(Verdict.Inconclusive verdict) {
    var text =
        List.of(
            name + ": inconclusive: " + verdict.reason().text(),
            "after " + verdict.statistics().states() + " states.",
            "Nothing wrong was found, and nothing is excluded.",
            verdict.advice());
    return switch (onInconclusive) {
      case ABORT -> new TestAbortedException(String.join(" ", text));
      case FAIL -> throw new AssertionFailedError(String.join(" ", text));
    };
  }
}
