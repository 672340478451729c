package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceFileTest {
  @TempDir private Path folder;

  private ProtocolClass compile(String name, String source) throws IOException {
    var file = Files.writeString(folder.resolve(name), source);
    return new SourceFile(file, List.of()).compile();
  }

  private Complaint complaint(String name, String source) {
    return assertThrows(Complaint.class, () -> compile(name, source));
  }

  @Test
  void the_only_protocol_of_a_file_is_found_and_can_be_configured() throws IOException {
    var built =
        compile(
                "Any.java",
                """
                package p;
                import dev.heddle.protocol.*;
                record Tiny(int n) implements Protocol {}
                """)
            .build(Map.of("n", "3"));
    assertEquals("Tiny[n=3]", built.toString());
    assertEquals("p.Tiny", built.getClass().getName());
  }

  @Test
  void the_protocol_named_like_the_file_goes_first() throws IOException {
    var built =
        compile(
                "B.java",
                """
                import dev.heddle.protocol.*;
                class A implements Protocol {}
                class B implements Protocol { static class C extends B {} }
                """)
            .build(Map.of());
    assertEquals("B", built.getClass().getName());
  }

  @Test
  void class_files_are_resources_with_names_and_lines() throws IOException {
    var built =
        compile("A.java", "class A implements dev.heddle.protocol.Protocol {}").build(Map.of());
    try (var bytes = built.getClass().getResourceAsStream("A.class")) {
      assertNotNull(bytes);
      assertEquals(0xCAFEBABE, new java.io.DataInputStream(bytes).readInt());
    }
    assertNotNull(built.getClass().getClassLoader().getResource("A.class"));
  }

  @Test
  void errors_of_the_compiler_are_told_with_file_and_line() {
    var complaint = complaint("Bad.java", "class Bad {\n  int x = \"no\";\n  oops();\n}\n");
    assertEquals(ExitCode.COMPILATION, complaint.code());
    var text = complaint.paragraph();
    assertTrue(text.startsWith(folder.resolve("Bad.java") + " does not compile: "), text);
    assertTrue(text.contains(folder.resolve("Bad.java") + ":3: "), text);
  }

  @Test
  void several_protocols_of_other_names_are_listed() {
    var text =
        complaint(
                "X.java",
                """
                import dev.heddle.protocol.*;
                class A implements Protocol {}
                class B implements Protocol {}
                """)
            .paragraph();
    assertTrue(text.contains("several protocols (A, B) and none is named X"), text);
  }

  @Test
  void a_file_without_a_protocol_says_what_to_declare() {
    var complaint = complaint("X.java", "abstract class X {}");
    assertEquals(ExitCode.USAGE, complaint.code());
    assertTrue(complaint.paragraph().contains("holds no protocol"), complaint.paragraph());
  }
}
