package dev.heddle.cli.mutate;

import dev.heddle.cli.report.IndentedJson;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// What became of mutants, as a JSON document. Equal runs give equal documents.
public final class MutationJson {
  private MutationJson() {}

  /// The document.
  ///
  /// @param jobs what was mutated
  /// @param code what the process exits with
  public static String of(List<String> jobs, List<Mutant> mutants, int code) {
    return IndentedJson.of(
        json -> {
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
        });
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
}
