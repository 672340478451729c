package dev.heddle.cli.report;

import dev.heddle.checker.verdict.Verdict;
import dev.heddle.cli.job.Expected;
import dev.heddle.cli.job.Job;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.cli.outcome.Mishap;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.TransitionSystem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one job.
public sealed interface Outcome {

  /// The job.
  Job job();

  /// How severe it is.
  ExitCode code();

  /// There is a verdict.
  ///
  /// @param system what was explored
  /// @param verdict what was found
  /// @param document the counterexample, or null
  /// @param files where the counterexample was written
  /// @param witnesses the ways to witnesses that were asked for
  record Checked(
      Job job,
      TransitionSystem system,
      Verdict verdict,
      @Nullable TraceDocument document,
      Written files,
      List<Way> witnesses)
      implements Outcome {
    /// Copies the list.
    public Checked {
      witnesses = List.copyOf(witnesses);
    }

    /// A shortest way to a witness.
    ///
    /// @param files where it was written
    public record Way(Property witness, TraceDocument document, Written files) {}

    /// Where the way to a witness was written, or null.
    public @Nullable Path wayTo(Property witness) {
      for (Way way : witnesses) {
        if (way.witness.equals(witness)) {
          return way.files.trace();
        }
      }
      return null;
    }

    /// Why something could not be written, or null.
    public @Nullable Mishap mishap() {
      var mishap = files.mishap();
      for (Way way : witnesses) {
        mishap = mishap == null ? way.files.mishap() : mishap;
      }
      return mishap;
    }

    @Override
    public ExitCode code() {
      var mishap = mishap();
      return mishap == null ? verdictCode() : mishap.code().and(verdictCode());
    }

    /// Where the result differs from what the manifest expects; empty when nowhere, when nothing is
    /// expected, and when a limit ended the search, so that there is nothing to compare.
    public List<String> differences() {
      var expected = job.expected();
      return expected == null || cutShort(expected) ? List.of() : expected.differences(verdict);
    }

    /// Whether it was compared with the manifest.
    public boolean compared() {
      var expected = job.expected();
      return expected != null && !cutShort(expected);
    }

    private ExitCode verdictCode() {
      if (!compared()) {
        return ExitCode.of(verdict);
      }
      return differences().isEmpty() ? ExitCode.HOLDS : ExitCode.UNEXPECTED;
    }

    private boolean cutShort(Expected expected) {
      return verdict instanceof Verdict.Inconclusive
          && !expected.verdict().equals(Expected.word(verdict));
    }
  }

  /// There is no verdict.
  ///
  /// @param mishap what went wrong
  record Failed(Job job, Mishap mishap) implements Outcome {
    @Override
    public ExitCode code() {
      return mishap.code();
    }

    /// One word for tables: `rejected`, when the protocol is at fault, or `error`.
    public String word() {
      return mishap.code() == ExitCode.MODEL ? "rejected" : "error";
    }
  }
}
