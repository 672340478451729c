package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Real counterexamples: those that are committed.
final class GalleryTest {
  private static final Path GALLERY = Path.of(System.getProperty("basedir", "")).resolve("gallery");

  @Test
  void every_counterexample_fits_the_schema_and_is_written_as_it_is_read() throws IOException {
    Schema schema;
    try (var in = TraceSchema.open()) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(in, InputFormat.JSON);
    }
    var mapper = JsonMapper.shared();
    int count = 0;
    try (var all = Files.walk(GALLERY)) {
      for (var file : all.filter(path -> path.toString().endsWith(".itf.json")).toList()) {
        var text = Files.readString(file);
        assertEquals(0, schema.validate(mapper.readTree(text)).size(), file.toString());
        assertEquals(text, TraceWriter.toJson(TraceReader.read(file)), file.toString());
        count++;
      }
    }
    assertFalse(count == 0);
  }
}
