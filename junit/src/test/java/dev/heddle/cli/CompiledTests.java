package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/// Tests that are compiled while tests run.
///
/// @param folder of their classes
/// @param loader of their classes
record CompiledTests(Path folder, URLClassLoader loader) implements AutoCloseable {

  /// Compiles source files into a folder. A warning fails.
  static CompiledTests of(List<Path> files, Path folder) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertNotNull(compiler);
    var manager = compiler.getStandardFileManager(null, null, null);
    var complaints = new StringWriter();
    var options =
        List.of(
            "-d",
            folder.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-g",
            "-parameters",
            "-Xlint:all,-processing,-options,-classfile",
            "-Werror",
            "-proc:none");
    var sources = manager.getJavaFileObjectsFromPaths(files);
    var task = compiler.getTask(complaints, manager, null, options, null, sources);
    assertTrue(task.call(), complaints::toString);
    return new CompiledTests(folder, new URLClassLoader(new URL[] {folder.toUri().toURL()}));
  }

  /// Runs all of them in an engine.
  EngineExecutionResults run(String engine) throws IOException, ClassNotFoundException {
    return EngineTestKit.engine(engine)
        .configurationParameter("heddle.output", folder.resolve("heddle").toString())
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .configurationParameter("jqwik.database", folder.resolve("jqwik").toString())
        .selectors(classes().toArray(DiscoverySelector[]::new))
        .execute();
  }

  private List<DiscoverySelector> classes() throws IOException, ClassNotFoundException {
    var selectors = new ArrayList<DiscoverySelector>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(it -> it.toString().endsWith(".class")).toList()) {
        var path = folder.relativize(file).toString();
        var name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        selectors.add(DiscoverySelectors.selectClass(loader.loadClass(name)));
      }
    }
    return selectors;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
