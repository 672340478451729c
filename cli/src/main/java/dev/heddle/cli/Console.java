package dev.heddle.cli;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the program's words go and come from, and what is known of who reads them. Always UTF-8.
final class Console {
  private static final int LEAST_COLUMNS = 40;
  private static final int FILE_COLUMNS = 100;

  /// A narrower terminal would break the line that is written over.
  private static final int TERMINAL_COLUMNS = 80;

  private final Watched watched;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminalOut;
  private final boolean terminalErr;
  private final int columns;
  private final InputStream in;

  /// A console at which nobody types.
  ///
  /// @param terminalOut whether `out` is a terminal, so that colours show
  /// @param terminalErr whether `err` is a terminal, so that a line can be written over
  /// @param columns the terminal's width
  Console(
      OutputStream out, OutputStream err, boolean terminalOut, boolean terminalErr, int columns) {
    this(InputStream.nullInputStream(), out, err, terminalOut, terminalErr, columns);
  }

  /// As above, with what is typed or piped in.
  Console(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean terminalOut,
      boolean terminalErr,
      int columns) {
    this.in = in;
    watched = new Watched(out);
    this.out = new PrintStream(watched, false, StandardCharsets.UTF_8);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.terminalOut = terminalOut;
    this.terminalErr = terminalErr;
    this.columns = columns;
  }

  /// The console of this process. A terminal has no name in Java; Linux shows what a stream is.
  static Console ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean dumb = environment.containsKey("CI") || "dumb".equals(environment.get("TERM"));
    return new Console(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        !dumb && !environment.containsKey("NO_COLOR") && isTerminal(1),
        !dumb && isTerminal(2),
        columns(environment.get("COLUMNS"), isTerminal(1) ? TERMINAL_COLUMNS : FILE_COLUMNS));
  }

  /// The words asked for: results.
  PrintStream out() {
    return out;
  }

  /// Every other word: progress, complaints.
  PrintStream err() {
    return err;
  }

  /// What is typed or piped in.
  InputStream in() {
    return in;
  }

  /// Whether somebody types, and reads the answers.
  boolean interactive() {
    var terminal = in == System.in ? System.console() : null;
    return terminal != null && terminal.isTerminal();
  }

  boolean terminalOut() {
    return terminalOut;
  }

  boolean terminalErr() {
    return terminalErr;
  }

  int columns() {
    return columns;
  }

  /// Sends everything off.
  ///
  /// @throws Complaint when results could not be written, unless their reader has gone away
  void flush() {
    err.flush();
    out.flush();
    var failure = watched.failure;
    if (failure != null && !String.valueOf(failure.getMessage()).contains("Broken pipe")) {
      throw new Complaint(
          ExitCode.INPUT_OUTPUT,
          "The results could not be written to standard output: "
              + failure.getMessage()
              + ". Make room, or send them elsewhere.",
          failure);
    }
  }

  private static boolean isTerminal(int descriptor) {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | InvalidPathException | UnsupportedOperationException _) {
      return Objects.requireNonNull(System.console())
          .isTerminal(); // Tells of input and output alike.
    }
  }

  private static int columns(@Nullable String text, int usual) {
    try {
      return text == null ? usual : Math.max(LEAST_COLUMNS, Integer.parseInt(text));
    } catch (NumberFormatException _) {
      return usual;
    }
  }

  /// Remembers why the bytes did not get through: a `PrintStream` only knows that they did not.
  private static final class Watched extends OutputStream {
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 13];
    private int length;
    private @Nullable IOException failure;

    Watched(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      if (length == buffer.length) {
        flush();
      }
      buffer[length++] = (byte) b;
    }

    @Override
    public void flush() {
      try {
        out.write(buffer, 0, length);
        out.flush();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
      length = 0;
    }
  }
}
