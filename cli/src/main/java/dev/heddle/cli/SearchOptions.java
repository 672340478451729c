package dev.heddle.cli;

import dev.heddle.checker.Check;
import dev.heddle.checker.verdict.Storage;
import dev.heddle.model.system.TransitionSystem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how to search, and when to give up.
final class SearchOptions {
  @Option(
      names = {"--threads", "--workers"},
      paramLabel = "N|auto",
      defaultValue = "auto",
      converter = ThreadCount.class,
      description = "How many threads search; auto, the default, is one per processor.")
  private int threads;

  @Option(
      names = "--max-states",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "End the search when it has found N states.")
  private @Nullable Long maxStates;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Find only states at most N steps from the initial one.")
  private @Nullable Long maxDepth;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "End each job's search after TIME: 500ms, 30s, 5m, 2h.")
  private @Nullable Duration timeout;

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description = "End the search when the states take SIZE: 512m, 4g.")
  private @Nullable Long maxMemory;

  @Option(
      names = "--storage",
      paramLabel = "KIND",
      defaultValue = "automatic",
      converter = StorageName.class,
      description =
          "How states are kept: arena knows the way to each, quotient is faster and takes half of"
              + " the memory where states fit in two words of which the second varies little,"
              + " compact takes a third of it and more time; automatic, the default, begins like"
              + " arena and goes on like quotient when that pays, or like compact when memory gets"
              + " short.")
  private Storage storage = Storage.AUTOMATIC;

  @Option(
      names = "--no-races",
      description = "Do not look for data races once nothing else is wrong.")
  private boolean noRaces;

  /// Whether the number of states, their depth or their memory is limited.
  boolean limitsSize() {
    return maxStates != null || maxDepth != null || maxMemory != null;
  }

  /// A check of `system` that is set up as the options say.
  Check check(TransitionSystem system) {
    Check check = Check.of(system).threads(threads).storage(storage).races(!noRaces);
    check = maxStates == null ? check : check.maxStates(maxStates);
    check = maxDepth == null ? check : check.maxDepth((int) Math.min(maxDepth, Integer.MAX_VALUE));
    check = timeout == null ? check : check.timeout(timeout);
    return maxMemory == null ? check : check.maxMemory(maxMemory);
  }
}
