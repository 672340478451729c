package dev.heddle.cli.job;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.counterexamples.SourcePath;
import dev.heddle.protocol.Protocol;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// One `.java` file, compiled in memory. It may hold several classes and sees
/// `dev.heddle.protocol`.
final class SourceFile {
  private static final int MOST_ERRORS = 20;

  private final Path file;
  private final List<Path> classPath;

  /// A file that also sees what is on `classPath`.
  SourceFile(Path file, List<Path> classPath) {
    this.file = file;
    this.classPath = classPath;
  }

  /// The job of checking its protocol in one configuration. It is compiled when the job is lifted.
  Job job(Map<String, String> configuration) {
    requireReadable();
    var label = ProtocolClass.label(baseName(), configuration);
    return Job.of(
        label,
        () -> {
          var protocol = compile();
          var beside = SourcePath.beside(protocol.loader());
          return protocol.lift(configuration, SourcePath.of(List.of(file), beside));
        });
  }

  /// Compiles it and finds its protocol: the one named like the file, else the only one.
  ProtocolClass compile() {
    return choose(protocols(compiled()));
  }

  private void requireReadable() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw Complaint.usage(
          "The source file "
              + file
              + " does not exist or cannot be read (the folder is "
              + Path.of("").toAbsolutePath()
              + "). Give the path of a .java file.");
    }
  }

  private String baseName() {
    var name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ".java".length());
  }

  private MemoryClasses compiled() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw Complaint.usage(
          "Checking "
              + file
              + " needs a Java compiler, which this runtime lacks. Run Heddle on a JDK, or compile"
              + " the file and give --classpath DIR CLASS.");
    }
    var errors = new DiagnosticCollector<JavaFileObject>();
    var files = compiler.getStandardFileManager(errors, Locale.ENGLISH, StandardCharsets.UTF_8);
    var output = new MemoryOutput(files);
    var messages = new StringWriter();
    var task =
        compiler.getTask(messages, output, errors, options(), null, files.getJavaFileObjects(file));
    if (!task.call()) {
      throw new Complaint(ExitCode.COMPILATION, errors(errors.getDiagnostics(), messages));
    }
    return new MemoryClasses(output.classes(), ClassPath.loader(classPath));
  }

  private List<String> options() {
    return List.of(
        "-g",
        "-parameters",
        "-proc:none",
        "-nowarn",
        "-Xlint:none",
        "-implicit:none",
        "-classpath",
        ClassPath.forCompiler(classPath));
  }

  private String errors(
      List<Diagnostic<? extends JavaFileObject>> diagnostics, StringWriter messages) {
    var text = new StringBuilder();
    int count = 0;
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR && count++ < MOST_ERRORS) {
        text.append('\n').append(file);
        if (diagnostic.getLineNumber() != Diagnostic.NOPOS) {
          text.append(':').append(diagnostic.getLineNumber());
        }
        text.append(": ").append(diagnostic.getMessage(Locale.ENGLISH));
      }
    }
    if (count == 0) {
      text.append('\n').append(messages.toString().strip());
    }
    return file
        + " does not compile"
        + (count == 0 ? "" : count == 1 ? ": 1 error" : ": " + count + " errors")
        + ". A single file sees the JDK and dev.heddle.protocol; what else it needs goes into"
        + " --classpath."
        + text;
  }

  private List<Class<?>> protocols(MemoryClasses classes) {
    var protocols = new ArrayList<Class<?>>();
    for (String name : classes.names()) {
      try {
        Class<?> type = Class.forName(name, false, classes);
        if (Protocol.class.isAssignableFrom(type) && ProtocolClass.isConcrete(type)) {
          protocols.add(type);
        }
      } catch (ClassNotFoundException | LinkageError e) {
        throw new Complaint(
            ExitCode.USAGE, "The class " + name + " of " + file + " cannot be loaded: " + e, e);
      }
    }
    return protocols;
  }

  private ProtocolClass choose(List<Class<?>> protocols) {
    var wanted = baseName();
    for (Class<?> protocol : protocols) {
      if (protocol.getSimpleName().equals(wanted)) {
        return ProtocolClass.of(protocol);
      }
    }
    if (protocols.size() == 1) {
      return ProtocolClass.of(protocols.getFirst());
    }
    throw Complaint.usage(
        protocols.isEmpty()
            ? file
                + " holds no protocol: none of its classes implements dev.heddle.protocol.Protocol."
                + " Declare the class whose constructor builds the whole model `implements"
                + " Protocol`."
            : file
                + " holds several protocols ("
                + names(protocols)
                + ") and none is named "
                + wanted
                + ". Name the file like the one to check.");
  }

  private static String names(List<Class<?>> classes) {
    var text = new StringBuilder();
    for (Class<?> type : classes) {
      text.append(text.isEmpty() ? "" : ", ").append(type.getSimpleName());
    }
    return text.toString();
  }
}
