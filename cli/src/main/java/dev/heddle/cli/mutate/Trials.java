package dev.heddle.cli.mutate;

import dev.heddle.checker.Check;
import dev.heddle.checker.verdict.Statistics;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.cli.job.Checkable;
import dev.heddle.model.Rejection;
import dev.heddle.model.mutate.Mutation;
import dev.heddle.model.system.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Checks mutants of a protocol that holds, several at a time. What becomes of one does not depend
/// on the others.
public final class Trials {
  /// States up to which those of a mutant are compared with the original's one by one.
  private static final long COMPARED = 50_000;

  private final Checkable original;
  private final String hash;
  private final Statistics statistics;
  private final UnaryOperator<Check> limits;
  private final @Nullable Long digest;

  /// What became of the mutants with this code, by the hash of their systems.
  private final Map<String, FutureTask<Outcome>> known = new ConcurrentHashMap<>();

  private record Outcome(Fate fate, String how) {}

  /// Trials against a protocol.
  ///
  /// @param system its system
  /// @param statistics what a complete search of it found
  /// @param limits limits the check of a mutant
  public Trials(
      Checkable original,
      TransitionSystem system,
      Statistics statistics,
      UnaryOperator<Check> limits) {
    this.original = original;
    this.hash = system.hash();
    this.statistics = statistics;
    this.limits = limits;
    this.digest = statistics.states() <= COMPARED ? StateDigest.of(system) : null;
  }

  /// Tries each mutation, in `threads` threads, and returns the mutants in the same order.
  ///
  /// @throws IllegalStateException when a bug in Heddle ended a trial
  public List<Mutant> of(List<Mutation> mutations, int threads) {
    var futures = new ArrayList<Future<Mutant>>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory())) {
      for (Mutation mutation : mutations) {
        futures.add(pool.submit(() -> mutant(mutation)));
      }
    }
    var mutants = new ArrayList<Mutant>();
    for (Future<Mutant> future : futures) {
      if (future.state() == Future.State.FAILED) {
        throw new IllegalStateException("a trial failed", future.exceptionNow());
      }
      mutants.add(future.resultNow());
    }
    return mutants;
  }

  private Mutant mutant(Mutation mutation) throws InterruptedException {
    var outcome = outcome(mutation);
    return new Mutant(mutation, source(mutation), outcome.fate, outcome.how);
  }

  private String source(Mutation mutation) {
    var lines = original.sources().lines(mutation.at().path());
    int line = mutation.at().line();
    return lines == null || line < 1 || line > lines.size() ? "" : lines.get(line - 1).strip();
  }

  private Outcome outcome(Mutation mutation) throws InterruptedException {
    TransitionSystem system;
    try {
      system = original.mutant(mutation);
    } catch (Rejection rejection) {
      return new Outcome(Fate.KILLED, "rejected: " + rejection.reason());
    }
    String code = system.hash();
    if (code.equals(hash)) {
      return new Outcome(Fate.EQUIVALENT, "the same code");
    }
    var task = new FutureTask<>(() -> outcome(system));
    var earlier = known.putIfAbsent(code, task);
    if (earlier == null) {
      task.run();
    }
    try {
      return (earlier == null ? task : earlier).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(mutation + " cannot be tried", e.getCause());
    }
  }

  private Outcome outcome(TransitionSystem system) {
    Verdict verdict = limits.apply(Check.of(system)).threads(1).run();
    return switch (verdict) {
      case Verdict.Violated(var flaw, _, _) -> {
        boolean named = !flaw.property().equals(flaw.kind().text());
        yield new Outcome(Fate.KILLED, flaw.kind().text() + (named ? ": " + flaw.property() : ""));
      }
      case Verdict.Unwitnessed(var unseen, _) ->
          new Outcome(Fate.KILLED, "never reached: " + unseen.getFirst().name());
      case Verdict.Inconclusive(var reason, _, _) -> new Outcome(Fate.INCONCLUSIVE, reason.text());
      case Verdict.Holds(var found) -> holds(system, found);
    };
  }

  private Outcome holds(TransitionSystem system, Statistics found) {
    if (found.states() != statistics.states()) {
      return new Outcome(Fate.SURVIVED, found.states() + " states, not " + statistics.states());
    }
    if (found.transitions() != statistics.transitions()) {
      String how = found.transitions() + " transitions, not " + statistics.transitions();
      return new Outcome(Fate.SURVIVED, how);
    }
    if (digest == null) {
      return new Outcome(Fate.SURVIVED, "as many states and transitions, too many to compare");
    }
    return StateDigest.of(system) == digest
        ? new Outcome(Fate.EQUIVALENT, "the same states")
        : new Outcome(Fate.SURVIVED, "as many states, but others");
  }
}
