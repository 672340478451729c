package dev.heddle.cli.mutate;

import dev.heddle.model.mutate.Mutation;
import dev.heddle.model.system.SourceLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What becomes of the mutants of several jobs, one job after the other. A mutant that one job
/// kills is killed, and not tried in later ones; one that none kills survives if it does in some
/// job.
public final class Campaign {
  private final Map<Key, Mutant> mutants = new LinkedHashMap<>();
  private final IdentityHashMap<Mutation, Key> keys = new IdentityHashMap<>();

  /// What a mutation is in every job: the change, and which one of the same words in its line.
  private record Key(SourceLine at, String change, int number) {}

  /// Those of a job's mutations that no job before it has killed.
  public List<Mutation> open(List<Mutation> mutations) {
    var open = new ArrayList<Mutation>();
    var seen = new HashMap<Key, Integer>();
    for (Mutation mutation : mutations) {
      var first = new Key(mutation.at(), mutation.change(), 0);
      var key = new Key(first.at, first.change, seen.merge(first, 1, Integer::sum));
      keys.put(mutation, key);
      var earlier = mutants.get(key);
      if (earlier == null || earlier.fate() != Fate.KILLED) {
        open.add(mutation);
      }
    }
    return open;
  }

  /// Takes what became of them in `job`.
  ///
  /// @param tried mutants of mutations that [#open] has returned
  public void add(String job, List<Mutant> tried) {
    for (Mutant mutant : tried) {
      var told = new Mutant(mutant.mutation(), mutant.source(), mutant.fate(), how(job, mutant));
      mutants.merge(keys.get(mutant.mutation()), told, Campaign::worse);
    }
  }

  private static String how(String job, Mutant mutant) {
    return job.isEmpty() ? mutant.how() : job + ": " + mutant.how();
  }

  private static Mutant worse(Mutant earlier, Mutant later) {
    return rank(later.fate()) > rank(earlier.fate()) ? later : earlier;
  }

  private static int rank(Fate fate) {
    return switch (fate) {
      case EQUIVALENT -> 0;
      case INCONCLUSIVE -> 1;
      case SURVIVED -> 2;
      case KILLED -> 3;
    };
  }

  /// All mutants, by file and line.
  public List<Mutant> mutants() {
    var all = new ArrayList<>(mutants.values());
    Comparator<Mutant> byFile = Comparator.comparing(mutant -> mutant.mutation().at().path());
    all.sort(byFile.thenComparingInt(mutant -> mutant.mutation().at().line()));
    return all;
  }
}
