package dev.heddle.cli;

import dev.heddle.checker.Check;
import dev.heddle.checker.Progress;
import dev.heddle.cli.report.Numbers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Tells how far a search is: on a terminal in one line that is written over, elsewhere in a line
/// from time to time.
final class ProgressDisplay {
  private static final String ERASE = "\r\u001b[K";

  private final Console console;
  private final @Nullable Duration interval;
  private String job = "";
  private boolean shown;

  /// @param interval how often; null for never
  ProgressDisplay(Console console, @Nullable Duration interval) {
    this.console = console;
    this.interval = interval;
  }

  /// A job begins, the `number`th of `count`.
  void begin(String name, int number, int count) {
    job = count == 1 ? name : "[" + number + "/" + count + "] " + name;
    if (interval != null && console.terminalErr()) {
      write(job);
    }
  }

  /// Has the progress of `check` told.
  Check follow(Check check) {
    return interval == null ? check : check.progress(this::tell, interval);
  }

  /// Leaves the terminal as it was.
  void end() {
    if (shown) {
      console.err().print(ERASE);
      console.err().flush();
      shown = false;
    }
  }

  private void tell(Progress progress) {
    var line = job + ": " + words(progress);
    if (console.terminalErr()) {
      write(line);
    } else {
      console.err().println(line);
    }
  }

  private void write(String line) {
    int room = console.columns() - 1;
    console.err().print(ERASE + (line.length() <= room ? line : line.substring(0, room)));
    console.err().flush();
    shown = true;
  }

  private static String words(Progress progress) {
    var text = new StringBuilder();
    text.append(Numbers.rounded(progress.states())).append(" states, ");
    text.append(Numbers.rounded(progress.transitions())).append(" transitions, ");
    text.append(Numbers.rounded(progress.frontier())).append(" queued, depth ");
    text.append(progress.depth()).append(", ");
    text.append(Numbers.rounded(progress.statesPerSecond())).append(" states/s, ");
    text.append(Numbers.bytes(progress.storeBytes())).append(", ");
    text.append(Numbers.seconds(progress.elapsedSeconds()));
    progress
        .remainingSeconds()
        .ifPresent(left -> text.append(", about ").append(Numbers.seconds(left)).append(" left"));
    return text.toString();
  }
}
