package dev.heddle.cli;

import dev.heddle.checker.Check;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.cli.job.Checkable;
import dev.heddle.cli.outcome.Complaint;
import dev.heddle.counterexamples.Run;
import dev.heddle.counterexamples.Sought;
import dev.heddle.model.Rejection;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.TransitionSystem;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks for a smaller configuration of a protocol with the same kind of violation: gives each
/// number among its parameters the least value from 1 with which it is still there, one after the
/// other, until none can be made smaller. A parameter of 0 often means something else than few.
final class SmallerConfiguration {
  private static final int MOST_TRIED = 12;
  private static final long MOST_STATES = 2_000_000;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Sought sought;
  private final Function<Map<String, String>, Checkable> lift;
  private final BooleanSupplier stop;
  private final Consumer<String> report;
  private final Set<Map<String, String>> attempted = new HashSet<>();

  /// @param lift makes a protocol of a configuration
  /// @param stop asked now and then whether to give up
  /// @param report told what is tried, a line each
  SmallerConfiguration(
      Sought sought,
      Function<Map<String, String>, Checkable> lift,
      BooleanSupplier stop,
      Consumer<String> report) {
    this.sought = sought;
    this.lift = lift;
    this.stop = stop;
    this.report = report;
  }

  /// A configuration with the violation.
  ///
  /// @param run the way to it, or null for that of the counterexample itself
  record Found(Checkable checkable, TransitionSystem system, @Nullable Run run) {}

  /// The smallest configuration found, `from` itself when there is none.
  Found search(Found from) {
    var best = from;
    boolean any = false;
    boolean better = true;
    while (better) {
      better = false;
      for (var parameter : best.checkable().configuration().keySet()) {
        var value = number(best.checkable().configuration().get(parameter));
        if (value > 1) {
          any = true;
          var smaller = smaller(best, parameter, value);
          better |= smaller != null;
          best = smaller == null ? best : smaller;
        }
      }
    }
    if (!any) {
      report.accept("no parameter is a number that could be smaller");
    }
    return best;
  }

  private static long number(@Nullable String text) {
    try {
      return text == null ? 0 : Long.parseLong(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private @Nullable Found smaller(Found best, String parameter, long value) {
    for (long tried = 1, count = 0; tried < value && count < MOST_TRIED; count++) {
      if (stop.getAsBoolean()) {
        report.accept("no time is left");
        return null;
      }
      var configuration = new LinkedHashMap<>(best.checkable().configuration());
      configuration.put(parameter, Long.toString(tried));
      var found =
          attempted.add(configuration) ? attempt(parameter + "=" + tried, configuration) : null;
      if (found != null) {
        return found;
      }
      tried = count < MOST_TRIED / 2 ? tried + 1 : tried * 2;
    }
    return null;
  }

  private @Nullable Found attempt(String what, Map<String, String> configuration) {
    try {
      var checkable = lift.apply(configuration);
      var system = checkable.system();
      var verdict =
          Check.of(system)
              .races(sought.flaw().kind() == FlawKind.DATA_RACE)
              .maxStates(MOST_STATES)
              .timeout(LONGEST)
              .cancellation(stop)
              .run();
      return switch (verdict) {
        case Verdict.Violated(var flaw, var trace, _) -> {
          boolean same = sought.isIn(flaw, trace);
          report.accept(
              what
                  + (same
                      ? ": the same is wrong"
                      : ": something else is wrong, " + flaw.kind().text()));
          yield same ? new Found(checkable, system, new Run(flaw, trace)) : null;
        }
        case Verdict.Holds _, Verdict.Unwitnessed _ -> none(what + ": nothing is wrong");
        case Verdict.Inconclusive(var reason, _, _) -> none(what + ": " + reason.text());
      };
    } catch (Complaint | Rejection e) {
      return none(what + ": it cannot be built");
    }
  }

  private @Nullable Found none(String line) {
    report.accept(line);
    return null;
  }
}
