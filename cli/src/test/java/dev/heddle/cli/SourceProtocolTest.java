package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Protocols given as source files, from the text to the verdict: good ones, and each way to be
/// bad.
final class SourceProtocolTest {
  /// A protocol with one strand; `%1$s` are its fields and `%2$s` is what it does.
  private static final String ONE_STRAND =
      """
      import static dev.heddle.protocol.Heddle.*;
      import dev.heddle.protocol.*;

      final class One implements Protocol {
        final S s = new S();
        static final class S extends Strand {
          %s
          @Override protected void run() {
            point();
            %s
          }
        }
      }
      """;

  /// The line of `%2$s` in that text.
  private static final int LINE = 10;

  @TempDir private Path folder;

  private Harness.Result check(String name, String source, String... options) throws IOException {
    var file = Files.writeString(folder.resolve(name), source);
    var arguments = new String[options.length + 4];
    arguments[0] = "check";
    arguments[1] = file.toString();
    arguments[2] = "--out";
    arguments[3] = folder.resolve("out").toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return new Harness().run(arguments);
  }

  private Harness.Result one(String fields, String body) throws IOException {
    return check("One.java", ONE_STRAND.formatted(fields, body));
  }

  private static void assertRejected(Harness.Result result, int line) {
    assertEquals(10, result.code(), result.out() + result.err());
    assertTrue(result.err().startsWith("heddle: Not in the language: "), result.err());
    assertTrue(line == 0 || result.err().contains("(One.java:" + line + ")"), result.err());
    assertEquals(1, result.err().lines().count(), "one paragraph: " + result.err());
    assertEquals("", result.out());
  }

  @Test
  void a_good_protocol_holds() throws IOException {
    var result = one("@Range(to = 3) int n;", "for (int i = 0; i < 3; i++) { n++; point(); }");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("One  holds"), result.out());
  }

  @Test
  void a_value_out_of_its_range_is_found_while_exploring() throws IOException {
    var result = one("@Range(to = 3) int n;", "for (;;) { n++; point(); }");
    assertEquals(12, result.code(), result.err());
    assertTrue(result.out().contains("value out of range"), result.out());
    assertTrue(result.out().contains("One.java:" + LINE), result.out());
  }

  @Test
  void an_index_out_of_bounds_is_found_while_exploring() throws IOException {
    var result = one("final boolean[] a = new boolean[2];", "for (int i = 0; ; i++) a[i] = true;");
    assertEquals(14, result.code(), result.err());
    assertTrue(result.out().contains("index out of bounds"), result.out());
  }

  @Test
  void a_failed_check_is_found() throws IOException {
    var result = one("", "check(choose(3) != 2, \"two\");");
    assertEquals(14, result.code(), result.err());
    assertTrue(result.out().contains("check failed"), result.out());
    assertTrue(result.out().contains("two"), result.out());
  }

  @Test
  void a_deadlock_is_found_and_its_trace_written() throws IOException {
    var result = one("boolean b;", "await(() -> b);");
    assertEquals(11, result.code(), result.err());
    assertTrue(Files.size(folder.resolve("out").resolve("One.itf.json")) > 0);
  }

  @Test
  void a_loop_without_a_point_breaks_a_rule_of_the_language() throws IOException {
    var result = one("boolean b;", "for (;;) { b = !b; }");
    assertEquals(10, result.code(), result.out() + result.err());
    assertTrue(result.out().contains("rule of the language broken"), result.out());
  }

  @Test
  void unsupported_bytecode_is_told_with_its_line() throws IOException {
    assertRejected(one("boolean b;", "double d = 1; if (d * 2 > 1) b = true;"), LINE);
  }

  @Test
  void allocation_while_running_is_told_with_its_line() throws IOException {
    assertRejected(one("Object o;", "o = new Object();"), LINE);
  }

  @Test
  void a_library_call_is_told_with_its_line() throws IOException {
    assertRejected(one("boolean b;", "b = System.nanoTime() > 0;"), LINE);
  }

  @Test
  void a_field_without_a_range_is_told_by_its_name() throws IOException {
    var result = one("int n;", "n++;");
    assertRejected(result, 0);
    assertTrue(result.err().contains("n"), result.err());
    assertTrue(result.err().contains("@Range"), result.err());
  }

  @Test
  void a_source_that_does_not_compile_is_told_with_file_and_line() throws IOException {
    var result = one("", "oops();");
    assertEquals(150, result.code());
    assertTrue(result.err().contains("does not compile: 1 error."), result.err());
    assertTrue(result.err().contains("One.java:" + LINE + ": "), result.err());
    assertEquals("", result.out());
  }

  @Test
  void a_source_that_does_not_compile_is_a_result_in_json() throws IOException {
    var result = check("One.java", "class One {", "--json");
    assertEquals(150, result.code());
    assertTrue(result.out().startsWith("["), result.out());
    assertTrue(result.out().contains("does not compile"), result.out());
  }

  @Test
  void parameters_are_given_by_name() throws IOException {
    var source =
        """
        import static dev.heddle.protocol.Heddle.*;
        import dev.heddle.protocol.*;
        final class N implements Protocol {
          final S[] s;
          public N(int strands) {
            s = new S[strands];
            for (int i = 0; i < strands; i++) s[i] = new S();
          }
          static final class S extends Strand {
            boolean begun;
            @Override protected void run() { begun = true; point(); }
          }
        }
        """;
    // Each strand has not begun, stands at its point, or has ended: 3 to the number of strands.
    var three = check("N.java", source, "-c", "strands=3");
    assertEquals(0, three.code(), three.err());
    assertTrue(three.out().contains("N(strands=3)  holds"), three.out());
    assertTrue(three.out().contains(" 27 "), three.out());
    var none = check("N.java", source);
    assertEquals(151, none.code());
    assertTrue(none.err().contains("needs a value for its parameter strands"), none.err());
  }

  @Test
  void a_compiled_protocol_is_found_on_a_class_path() throws IOException {
    var file = Files.writeString(folder.resolve("One.java"), ONE_STRAND.formatted("", ""));
    var classes = Files.createDirectory(folder.resolve("classes"));
    assertEquals(0, javac(file, classes));
    var result = new Harness().run("check", "--classpath", classes.toString(), "One");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("One  holds"), result.out());
    var nested = new Harness().run("check", "--classpath", classes.toString(), "One.S");
    assertEquals(151, nested.code());
    assertTrue(nested.err().contains("One$S is no protocol"), nested.err());
  }

  private static int javac(Path file, Path classes) {
    return ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            null,
            null,
            "-cp",
            System.getProperty("java.class.path"),
            "-parameters",
            "-g",
            "-d",
            classes.toString(),
            file.toString());
  }

  @Test
  void show_prints_the_program_and_the_layout() throws IOException {
    var source = ONE_STRAND.formatted("@Range(to = 3) int n;", "n = 2;");
    var file = Files.writeString(folder.resolve("One.java"), source).toString();
    for (String part : List.of("--ir", "--layout")) {
      var result = new Harness().run("show", file, part);
      assertEquals(0, result.code(), result.err());
      assertTrue(result.out().contains("n"), result.out());
    }
    assertTrue(new Harness().run("show", file).out().contains(".n = 0"));
  }

  @Test
  void nothing_is_left_beside_the_source() throws IOException {
    one("", "");
    assertFalse(Files.exists(folder.resolve("One.class")));
    assertFalse(Files.exists(folder.resolve("out")), "no counterexample, no folder");
  }
}
