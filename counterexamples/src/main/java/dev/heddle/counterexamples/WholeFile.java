package dev.heddle.counterexamples;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Puts files on disk whole or not at all.
///
/// The text goes to a new file beside the target, is forced to the device, and then takes the
/// target's name in one step. Whenever the program or the machine stops, the target holds what it
/// held before or the whole document.
public final class WholeFile {
  private WholeFile() {}

  /// What a file is to hold.
  public interface Content {
    /// Writes all of it to `out`, which stays open.
    ///
    /// @throws IOException when `out` throws it
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes `content` to `target`, replacing what is there. Missing folders are made.
  ///
  /// @param what the content in two words, for the message: `the counterexample`
  /// @throws TraceNotWritten when that fails; the target is then as it was
  public static void write(Path target, String what, Content content) throws TraceNotWritten {
    var absolute = target.toAbsolutePath().normalize();
    requirePlain(target, what, absolute);
    var folder = absolute.getParent();
    if (folder == null) {
      folder = absolute;
    }
    try {
      Files.createDirectories(folder);
      writeIn(folder, absolute, content);
    } catch (IOException e) {
      throw new TraceNotWritten(target, what, reason(e), advice(e, folder), e);
    }
  }

  /// Writes `text` to `target` in UTF-8, as above.
  ///
  /// @throws TraceNotWritten when that fails; the target is then as it was
  public static void write(Path target, String what, String text) throws TraceNotWritten {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    write(target, what, out -> out.write(bytes));
  }

  /// Taking the name of a folder fails; taking that of `/dev/null`, as root, does not.
  private static void requirePlain(Path target, String what, Path absolute) throws TraceNotWritten {
    if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
      var reason = Files.isDirectory(absolute) ? "That is a folder." : "That is no regular file.";
      throw new TraceNotWritten(
          target,
          what,
          reason,
          "Give the name of a file that is new or may be replaced.",
          new FileSystemException(target.toString(), null, reason));
    }
  }

  private static void writeIn(Path folder, Path target, Content content) throws IOException {
    var temporary = newFile(folder);
    boolean done = false;
    try {
      fill(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      done = true;
    } finally {
      // Once moved, the temporary name may already be another thread's.
      if (!done) {
        discard(temporary);
      }
    }
    force(folder);
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // What went wrong first is thrown, and says more.
    }
  }

  /// A new empty file with the usual permissions, which `Files.createTempFile` would not give.
  private static Path newFile(Path folder) throws IOException {
    long process = ProcessHandle.current().pid();
    for (int attempt = 0; ; attempt++) {
      var candidate = folder.resolve(".heddle-" + process + "-" + attempt + ".tmp");
      try {
        return Files.createFile(candidate);
      } catch (FileAlreadyExistsException e) {
        if (attempt == 1000) {
          throw e;
        }
      }
    }
  }

  /// A `FileOutputStream`, since a channel would close itself when its thread is interrupted:
  /// Ctrl-C ends a search, but the counterexample found by then is still to be written.
  private static void fill(Path file, Content content) throws IOException {
    try (var stream = new FileOutputStream(file.toFile());
        var buffer = new BufferedOutputStream(stream, 1 << 16)) {
      content.writeTo(buffer);
      buffer.flush();
      stream.getFD().sync();
    }
  }

  /// Makes the new name survive a loss of power, where the system knows how to force a folder.
  private static void force(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a folder. The file itself is complete and has its name.
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> denied.getFile() + " may not be written to.";
      case FileAlreadyExistsException exists -> exists.getFile() + " exists and is no folder.";
      case FileSystemException system when system.getReason() != null ->
          sentence(system.getFile() + ": " + system.getReason());
      default -> sentence(e.getMessage() == null ? e.toString() : e.getMessage());
    };
  }

  private static String advice(IOException e, Path folder) {
    var message = String.valueOf(e.getMessage());
    if (message.contains("No space left") || message.contains("quota")) {
      return "Make room in " + folder + " or choose another folder, and check again.";
    }
    return "Choose a folder that can be written to, and check again.";
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  /// `name` with an underscore for every character that means something to a shell or a file
  /// system.
  public static String safe(String name) {
    var text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '='
              || (c == '.' && i > 0);
      if (plain || c != ')') {
        text.append(plain ? c : '_');
      }
    }
    return text.isEmpty() ? "_" : text.toString();
  }
}
