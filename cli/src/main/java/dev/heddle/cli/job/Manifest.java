package dev.heddle.cli.job;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.model.system.FlawKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The list of jobs that comes with the protocols of `specs/`, with what is expected of each.
public final class Manifest {
  private static final String RESOURCE = "dev/heddle/specs/manifest.json";

  private Manifest() {}

  /// The jobs of the manifest that is shipped with Heddle.
  public static List<Job> shipped() {
    ClassLoader loader = Manifest.class.getClassLoader();
    try (InputStream input = loader.getResourceAsStream(RESOURCE)) {
      if (input == null) {
        throw new Complaint(
            ExitCode.INPUT_OUTPUT,
            "The manifest "
                + RESOURCE
                + " is not there: this Heddle is incomplete. Build it again.");
      }
      return read(input, loader);
    } catch (IOException e) {
      throw new Complaint(ExitCode.INPUT_OUTPUT, "The manifest cannot be read: " + e, e);
    }
  }

  /// The jobs of the manifest in `input`, whose protocols are in `loader`.
  static List<Job> read(InputStream input, ClassLoader loader) {
    try {
      var document = new Entry("manifest", object(Json.read(input), "the document"));
      var jobs = new ArrayList<Job>();
      for (Object element : document.list("jobs")) {
        jobs.add(job(object(element, "an element of jobs"), loader));
      }
      return jobs;
    } catch (JacksonException e) {
      throw broken("it is no JSON: " + e.getMessage());
    }
  }

  private static Job job(Map<?, ?> json, ClassLoader loader) {
    var name = new Entry("a job", json).text("job");
    var entry = new Entry(name, json);
    var protocol = entry.text("protocol");
    var configuration = configuration(name, json.get("configuration"));
    return new Job(
        name,
        entry.text("about", ""),
        entry.text("size", "small"),
        expected(name, json.get("expected")),
        () -> ProtocolClass.named(protocol, loader).lift(configuration),
        !(json.get("races") instanceof Boolean wanted) || wanted);
  }

  private static Map<String, String> configuration(String job, @Nullable Object json) {
    var configuration = new LinkedHashMap<String, String>();
    if (json != null) {
      object(json, "configuration of " + job)
          .forEach((key, value) -> configuration.put(String.valueOf(key), String.valueOf(value)));
    }
    return configuration;
  }

  private static @Nullable Expected expected(String job, @Nullable Object json) {
    if (json == null) {
      return null;
    }
    var entry = new Entry("expected of " + job, object(json, "expected of " + job));
    var kind = entry.optional("kind");
    return new Expected(
        entry.text("verdict"),
        kind == null ? null : kind(job, kind),
        entry.optional("property"),
        entry.number("states"),
        entry.number("transitions"),
        entry.number("depth"));
  }

  private static FlawKind kind(String job, String text) {
    for (FlawKind kind : FlawKind.values()) {
      if (kind.text().equals(text) || kind.name().equalsIgnoreCase(text)) {
        return kind;
      }
    }
    throw broken(job + " expects the unknown kind " + text);
  }

  private static Map<?, ?> object(@Nullable Object json, String what) {
    if (json instanceof Map<?, ?> map) {
      return map;
    }
    throw broken(what + " is no object");
  }

  private static Complaint broken(String why) {
    return new Complaint(
        ExitCode.INPUT_OUTPUT,
        "The manifest is broken: "
            + why
            + ". Correct specs/src/main/resources/"
            + RESOURCE
            + " and build again.");
  }

  /// One object of the manifest.
  private record Entry(String owner, Map<?, ?> json) {
    String text(String key) {
      var text = optional(key);
      if (text == null) {
        throw broken(owner + " lacks " + key);
      }
      return text;
    }

    String text(String key, String otherwise) {
      var text = optional(key);
      return text == null ? otherwise : text;
    }

    @Nullable String optional(String key) {
      return switch (json.get(key)) {
        case null -> null;
        case String text -> text;
        case Object _ -> throw broken(key + " of " + owner + " is no text");
      };
    }

    @Nullable Long number(String key) {
      return switch (json.get(key)) {
        case null -> null;
        case Long number -> number;
        case Object _ -> throw broken(key + " of " + owner + " is no whole number");
      };
    }

    List<?> list(String key) {
      if (json.get(key) instanceof List<?> list) {
        return list;
      }
      throw broken(owner + " lacks the array " + key);
    }
  }
}
