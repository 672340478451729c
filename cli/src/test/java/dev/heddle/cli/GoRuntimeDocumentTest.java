package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.job.Job;
import dev.heddle.cli.job.Manifest;
import dev.heddle.model.system.Property;
import dev.heddle.protocol.Sometimes;
import dev.heddle.specs.go.runtime.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What docs/go-runtime.md says of properties and situations is what the classes have.
final class GoRuntimeDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "")).resolve("../docs/go-runtime.md");
  private static final String PACKAGE = "dev.heddle.specs.go.runtime.";
  private static final Pattern METHOD = Pattern.compile("`(\\w+)\\.(\\w+)`");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");

  @Test
  void every_property_is_checked_by_methods_that_exist() throws Exception {
    List<String> rows = rows("properties");
    assertTrue(rows.size() >= 20);
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      assertTrue(METHOD.matcher(cells[2]).find(), row);
      for (MatchResult method : METHOD.matcher(cells[2]).results().toList()) {
        assertTrue(methods(method.group(1)).contains(method.group(2)), row);
      }
      for (MatchResult watch : CODE.matcher(cells[5]).results().toList()) {
        assertEquals(watch.group(1), Watch.valueOf(watch.group(1)).name());
      }
    }
  }

  @Test
  void every_watch_has_a_property() throws IOException {
    var named = new TreeSet<String>();
    for (String row : rows("properties")) {
      CODE.matcher(row.split("\\|", -1)[5]).results().forEach(match -> named.add(match.group(1)));
    }
    var all = new TreeSet<String>();
    for (Watch watch : Watch.values()) {
      all.add(watch.name());
    }
    all.removeAll(Set.of("ALL", "NONE"));
    assertEquals(all, named);
  }

  @Test
  void the_properties_and_situations_of_a_job_are_in_the_tables() throws IOException {
    String document = String.join("\n", rows("properties")) + String.join("\n", rows("situations"));
    for (String name :
        List.of("go.runtime/b5dfac45/callback-2m-2g", "go.runtime/f9ca3b5d5/universal-2m-2g-3")) {
      var system = job(name).lift().get().system();
      Stream.concat(system.properties().stream(), system.witnesses().stream())
          .map(Property::name)
          .filter(property -> property.contains("."))
          .map(property -> property.split(" ", -1)[0])
          .forEach(property -> assertTrue(document.contains("`" + property + "`"), property));
    }
  }

  @Test
  void every_situation_is_in_the_table() throws Exception {
    var classes = new TreeSet<String>();
    var inTable = new TreeSet<String>();
    for (String row : rows("situations")) {
      MatchResult witness = METHOD.matcher(row).results().findFirst().orElseThrow();
      classes.add(witness.group(1));
      inTable.add(witness.group(1) + "." + witness.group(2));
    }
    var declared = new TreeSet<String>();
    for (String name : classes) {
      Stream.of(Class.forName(PACKAGE + name).getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Sometimes.class))
          .forEach(method -> declared.add(name + "." + method.getName()));
    }
    assertEquals(declared, inTable);
  }

  private static Set<String> methods(String type) throws ClassNotFoundException {
    var names = new TreeSet<String>();
    Stream.of(Class.forName(PACKAGE + type).getDeclaredMethods())
        .forEach(method -> names.add(method.getName()));
    return names;
  }

  private static Job job(String name) {
    return Manifest.shipped().stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// The rows of the table behind a mark.
  private static List<String> rows(String mark) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(DOCUMENT));
    int at = lines.indexOf("<!-- " + mark + " -->");
    assertTrue(at >= 0, mark);
    return lines.stream().skip(at + 3L).takeWhile(line -> line.startsWith("|")).toList();
  }
}
