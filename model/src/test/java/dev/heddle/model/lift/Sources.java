package dev.heddle.model.lift;

import dev.heddle.protocol.Protocol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Java source compiled in memory, as the lifter needs it: with line numbers and the names of
/// variables, and class files to be read as resources. Assertions are on.
final class Sources extends ClassLoader {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /// Opening the JDK's own classes takes longer than compiling with them.
  private static final ThreadLocal<JavaFileManager> FILES =
      ThreadLocal.withInitial(() -> COMPILER.getStandardFileManager(null, null, null));

  private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

  private Sources() {
    super(Sources.class.getClassLoader());
    setDefaultAssertionStatus(true);
  }

  /// The classes of one source file.
  static Sources compile(String name, String source) {
    var sources = new Sources();
    var messages = new StringWriter();
    var files = sources.new Output(FILES.get());
    List<String> options =
        List.of("-g", "-parameters", "-proc:none", "-Xlint:none", "-cp", languageFolder());
    var task = COMPILER.getTask(messages, files, null, options, null, List.of(text(name, source)));
    if (!task.call()) {
      throw new AssertionError("does not compile: " + messages + "\n" + source);
    }
    return sources;
  }

  /// The protocol of the class `Main`, built by its constructor without parameters. Its package,
  /// the imports of the language and `import static` of its words precede the source, all on line
  /// 1.
  static Protocol protocol(String source) {
    return compile("Main", imports() + source).instance("Main");
  }

  static String imports() {
    return "import dev.heddle.protocol.*; import static dev.heddle.protocol.Heddle.*;"
        + " import java.util.function.*; ";
  }

  /// The protocol of a class, built by its only constructor.
  Protocol instance(String name, Object... arguments) {
    try {
      var constructor = loadClass(name).getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return (Protocol) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static String languageFolder() {
    try {
      var location = Protocol.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(location.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static JavaFileObject text(String name, String source) {
    return new SimpleJavaFileObject(
        URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
  }

  @Override
  public InputStream getResourceAsStream(String resource) {
    ByteArrayOutputStream bytes = classes.get(resource.replace(".class", "").replace('/', '.'));
    return bytes == null
        ? super.getResourceAsStream(resource)
        : new ByteArrayInputStream(bytes.toByteArray());
  }

  /// Removes a class file, so that the class can neither be loaded nor read any more.
  void forget(String name) {
    classes.remove(name);
  }

  private final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    Output(JavaFileManager files) {
      super(files);
    }

    @Override
    public void close() {}

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      var bytes = new ByteArrayOutputStream();
      classes.put(className, bytes);
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }
}
