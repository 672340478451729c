package dev.heddle.cli.explore;

import java.io.IOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// Lines typed at a terminal, which can be edited, recalled, and completed with the tab key. Ctrl-D
/// ends them; Ctrl-C drops the line.
public final class TerminalInput implements Input, AutoCloseable {
  private final Terminal terminal;
  private final LineReader reader;

  /// @param words what the tab key completes
  /// @throws IOException when the terminal cannot be used
  public TerminalInput(List<String> words) throws IOException {
    // By `stty`: native code would need a permission that no other command needs.
    terminal = TerminalBuilder.builder().system(true).exec(true).jni(false).build();
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .completer(new StringsCompleter(words))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  @Override
  public @Nullable String next(String prompt) {
    try {
      return reader.readLine(prompt);
    } catch (UserInterruptException _) {
      return "help";
    } catch (EndOfFileException _) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
