package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.model.system.FlawKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// SARIF 2.1.0, which code scanning reads: one run, a result for each counterexample, in it a
/// thread flow for each strand, and call stacks.
///
/// A result has its place in the source file where it went wrong, as GitHub demands. Its
/// fingerprint is made of job, kind and property, so that it stays the same finding when lines
/// move.
///
/// @param sourceRoot where source is in the repository: `specs/src/main/java`; empty when paths
///   begin at its root
public record Sarif(String sourceRoot) implements TraceFormat {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  @Override
  public boolean several() {
    return true;
  }

  @Override
  public String of(List<TraceDocument> documents) {
    var root = MAPPER.createObjectNode();
    root.put("$schema", SCHEMA);
    root.put("version", "2.1.0");
    var run = root.putArray("runs").addObject();
    var kinds = kinds(documents);
    driver(run.putObject("tool").putObject("driver"), documents.getFirst(), kinds);
    run.putObject("automationDetails").put("id", "heddle/");
    run.put("columnKind", "unicodeCodePoints");
    var results = run.putArray("results");
    for (var document : documents) {
      var result = results.addObject();
      new SarifResult(document, new SarifPlaces(document, sourceRoot))
          .write(result, kinds.indexOf(document.flaw().kind()));
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static List<FlawKind> kinds(List<TraceDocument> documents) {
    var kinds = new ArrayList<FlawKind>();
    for (var document : documents) {
      if (!kinds.contains(document.flaw().kind())) {
        kinds.add(document.flaw().kind());
      }
    }
    return kinds;
  }

  private static void driver(ObjectNode driver, TraceDocument any, List<FlawKind> kinds) {
    driver.put("name", Labels.name(any.subject().tool()));
    driver.put("version", Labels.name(any.subject().version()));
    var rules = driver.putArray("rules");
    for (var kind : kinds) {
      var rule = rules.addObject();
      rule.put("id", Labels.id(kind));
      var title = kind.text().substring(0, 1).toUpperCase(Locale.ROOT) + kind.text().substring(1);
      rule.putObject("shortDescription").put("text", title + ".");
      rule.putObject("fullDescription").put("text", meaning(kind));
      rule.putObject("help")
          .put("text", meaning(kind) + " `heddle explain` and `heddle review` show how it comes.");
      rule.putObject("defaultConfiguration").put("level", level(kind));
      var properties = rule.putObject("properties");
      properties.put("precision", "very-high");
      properties.put("problem.severity", kind == FlawKind.WITNESS ? "recommendation" : "error");
      properties.putArray("tags").add("concurrency");
    }
  }

  /// A witness is no failure, and what is no failure has no level.
  static String level(FlawKind kind) {
    return kind == FlawKind.WITNESS ? "none" : "error";
  }

  private static String meaning(FlawKind kind) {
    return switch (kind) {
      case DEADLOCK -> "No strand can change the state, and not every strand may rest.";
      case PARTIAL_DEADLOCK -> "Owners of locks wait for one another in a cycle.";
      case DATA_RACE -> "Two strands access a variable, one writes it, and nothing orders the two.";
      case INVARIANT -> "A property that has to hold in every state is false in one.";
      case CHECK -> "A check of the protocol fails.";
      case ASSERTION -> "An assert statement fails.";
      case EXCEPTION -> "The protocol throws an exception.";
      case RANGE -> "A variable takes a value outside its range.";
      case NULL -> "A null is dereferenced.";
      case INDEX -> "An array is accessed outside its bounds.";
      case DIVISION -> "A number is divided by zero.";
      case CAST -> "A reference is cast to a class that it does not have.";
      case MODEL -> "The protocol breaks a rule of the modelling language.";
      case WITNESS -> "A situation that has to be reached is reached.";
    };
  }
}
