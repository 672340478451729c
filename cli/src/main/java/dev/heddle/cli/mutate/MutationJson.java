package dev.heddle.cli.mutate;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// What became of mutants, as a JSON document. Equal runs give equal documents.
public final class MutationJson {
  private MutationJson() {}

  /// The document.
  ///
  /// @param jobs what was mutated
  /// @param code what the process exits with
  public static String of(List<String> jobs, List<Mutant> mutants, int code) {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(new Indented(), text)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("jobs");
      jobs.forEach(json::writeString);
      json.writeEndArray();
      MutationText.counts(mutants)
          .forEach((fate, count) -> json.writeNumberProperty(fate.text(), count));
      json.writeNumberProperty("exitCode", code);
      json.writeArrayPropertyStart("mutants");
      mutants.forEach(mutant -> mutant(mutant, json));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void mutant(Mutant mutant, JsonGenerator json) {
    var at = mutant.mutation().at();
    json.writeStartObject();
    json.writeStringProperty("file", at.path());
    json.writeNumberProperty("line", at.line());
    json.writeStringProperty("method", at.type() + "." + at.method());
    json.writeStringProperty("source", mutant.source());
    json.writeStringProperty("change", mutant.mutation().change());
    json.writeStringProperty("fate", mutant.fate().text());
    json.writeStringProperty("how", mutant.how());
    json.writeEndObject();
  }

  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
