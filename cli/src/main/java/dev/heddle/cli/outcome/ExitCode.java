package dev.heddle.cli.outcome;

import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.system.FlawKind;

/// Every exit code of the program, the most severe first: a run with several results exits with the
/// most severe one's. The codes 10 to 14 and 150 to 153 mean what they mean in TLC.
public enum ExitCode {
  TERMINATED(143, "terminated by SIGTERM; what was found so far is printed"),
  INTERRUPTED(130, "interrupted by Ctrl-C; what was found so far is printed"),
  INTERNAL(255, "an error in Heddle itself"),
  INPUT_OUTPUT(153, "a file could not be read or written; the verdict is printed all the same"),
  USAGE(151, "bad usage: an unknown option, job, class or parameter"),
  COMPILATION(150, "a source file does not compile"),
  MODEL(10, "the protocol is outside the language, or breaks one of its rules"),
  DIVERGED(22, "replay: a step of a counterexample is not as recorded"),
  GONE(23, "replay: a counterexample runs as recorded, but nothing is wrong any more"),
  UNEXPECTED(20, "a job's result differs from what the manifest expects"),
  ASSERTION(14, "failed check or assert, exception, null, index, division, cast"),
  SAFETY(12, "an invariant is false, or a value out of its range"),
  RACE(15, "data race"),
  DEADLOCK(11, "deadlock or partial deadlock"),
  LIVENESS(13, "a liveness property is false (none can be stated yet)"),
  UNWITNESSED(21, "nothing is wrong, but a @Sometimes situation is never reached"),
  SURVIVED(24, "mutate: there are mutants that no property notices"),
  INCONCLUSIVE(152, "a limit ended the search, or it was a random simulation"),
  HOLDS(0, "everything holds; or every job ended, or counterexample ran, as expected");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /// What the process exits with.
  public int number() {
    return number;
  }

  /// What it means, for the help text.
  public String meaning() {
    return meaning;
  }

  /// The more severe of two.
  public ExitCode and(ExitCode other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /// The code of a verdict that nothing was expected of.
  public static ExitCode of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> HOLDS;
      case Verdict.Unwitnessed _ -> UNWITNESSED;
      case Verdict.Violated violated -> of(violated.flaw().kind());
      case Verdict.Inconclusive inconclusive -> of(inconclusive.reason());
    };
  }

  private static ExitCode of(FlawKind kind) {
    return switch (kind) {
      case DEADLOCK, PARTIAL_DEADLOCK -> DEADLOCK;
      case DATA_RACE -> RACE;
      case INVARIANT, RANGE -> SAFETY;
      case CHECK, ASSERTION, EXCEPTION, NULL, INDEX, DIVISION, CAST -> ASSERTION;
      case MODEL -> MODEL;
      case WITNESS -> UNWITNESSED;
    };
  }

  private static ExitCode of(Verdict.Reason reason) {
    return switch (reason) {
      case INTERRUPTED -> INTERRUPTED;
      case STATE_LIMIT, DEPTH_LIMIT, TIME_LIMIT, MEMORY_LIMIT, RANDOM_WALK -> INCONCLUSIVE;
    };
  }
}
