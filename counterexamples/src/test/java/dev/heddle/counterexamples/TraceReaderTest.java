package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TraceReaderTest {

  @Property(tries = 300)
  void what_is_written_is_read_back(@ForAll("documents") TraceDocument document)
      throws IOException {
    assertEquals(document, read(TraceWriter.toJson(document)));
  }

  @Property(tries = 300)
  void a_text_that_is_cut_off_is_malformed(@ForAll @IntRange(max = 1_000_000) int cut) {
    var bytes = TraceWriter.toJson(Samples.issue1547()).getBytes(StandardCharsets.UTF_8);
    var half = Arrays.copyOf(bytes, cut % (bytes.length - 2));
    assertThrows(MalformedTrace.class, () -> TraceReader.read(new ByteArrayInputStream(half)));
  }

  @Property(tries = 1000)
  void a_damaged_text_is_read_or_malformed(
      @ForAll @IntRange(max = 1_000_000) int place, @ForAll byte damage) throws IOException {
    var bytes = TraceWriter.toJson(Samples.failedCheck()).getBytes(StandardCharsets.UTF_8);
    bytes[place % bytes.length] = damage;
    try {
      TraceReader.read(new ByteArrayInputStream(bytes));
    } catch (MalformedTrace e) {
      assertTrue(e.getMessage().startsWith("This is not a counterexample"), e.getMessage());
    }
  }

  @Provide
  Arbitrary<TraceDocument> documents() {
    return Documents.any();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "format": "ITF"     | "format": "TLC"    | /#meta/format | the format is "TLC"
          "schemaVersion": 2  | "schemaVersion": 1 | /#meta/schemaVersion | reads version 2
          "schemaVersion": 2, | `` | /#meta | "schemaVersion" is missing
          "kind": "DEADLOCK"  | "kind": "LIVELOCK" | /#meta/kind | "LIVELOCK" is not one of [DEADLOCK,
          "depth": 9          | "depth": -9 | /#meta/statistics/depth | a whole number from 0, found the number -9
          "depth": 9          | "depth": 3000000000 | /#meta/statistics/depth | 3000000000 is too great
          "gs": "1"           | "gs": 1 | /#meta/configuration/gs | expected a string, found the number 1
          "reductions": []    | "reductions": {} | /#meta/reductions | expected an array, found an object
          "fiber": false      | "fiber": null | /states/0/#meta/stacks/0/fiber | expected true or false, found null
          "index": 2          | "index": 0 | the top level | the trace is inconsistent: 5 states
          "parked": false     | "parked": 0 | /states/0/parked | found the number 0
          "parked": false     | "p": false | /states/0 | "parked" is missing
          "parked": false     | "parked": {} | /states/0/parked | "#bigint" is missing
          "#bigint": "0"      | "#bigint": "x" | /states/0/queued/#bigint | "x" is no integer
          "line": 12          | "line": 1.5 | /states/0/#meta/stacks/0/frames/0/line | found the number 1.5
          "9": "  Worker.java | "09": "  Worker.java | /#meta/sources/Worker.java/09 | "09" is no number of a line
          "locks": []         | "locks": 1 | /states/0/#meta/locks | expected an array, found the number 1
          "job":              | "job" | column | the text is no JSON
          "cycle"             | "job" | line | Duplicate
          """)
  void a_malformed_text_is_answered_with_its_place(
      String right, String wrong, String where, String reason) {
    var json = TraceWriter.toJson(Samples.lostWakeup());
    assertTrue(json.contains(right), right);
    var spoilt = json.replaceFirst(Pattern.quote(right), wrong);
    var refusal = assertThrows(MalformedTrace.class, () -> read(spoilt));
    assertTrue(refusal.where().contains(where), refusal.where());
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | expected an object, found nothing
          [] | expected an object, found an array
          {} | "#meta" is missing
          null | expected an object, found null
          {"#meta": 3} | expected an object, found the number 3
          {"vars": [], "states": []} | "#meta" is missing
          """)
  void a_text_of_another_kind_is_malformed(String json, String reason) {
    var refusal = assertThrows(MalformedTrace.class, () -> read(json));
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }

  @Test
  void nesting_without_end_is_malformed() {
    var refusal = assertThrows(MalformedTrace.class, () -> read("[".repeat(100_000)));
    assertTrue(refusal.getMessage().contains("nesting depth"), refusal.getMessage());
  }

  @Test
  void fields_of_others_are_passed_over() throws IOException {
    var json = TraceWriter.toJson(Samples.lostWakeup());
    var more = json.replaceFirst("\"vars\"", "\"params\": [], \"vars\"");
    assertEquals(Samples.lostWakeup(), read(more));
  }

  @Test
  void a_file_is_read(@TempDir Path folder) throws IOException {
    var file = folder.resolve("trace.itf.json");
    Files.writeString(file, TraceWriter.toJson(Samples.issue1547()));
    assertEquals(Samples.issue1547(), TraceReader.read(file));
    assertThrows(
        NoSuchFileException.class, () -> TraceReader.read(folder.resolve("missing.itf.json")));
  }

  @Test
  void the_exception_of_the_stream_is_thrown_itself() throws IOException {
    var stream = InputStream.nullInputStream();
    stream.close();
    var thrown = assertThrows(IOException.class, () -> TraceReader.read(stream));
    assertEquals("Stream closed", thrown.getMessage());
  }

  private static TraceDocument read(String json) throws IOException {
    return TraceReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
