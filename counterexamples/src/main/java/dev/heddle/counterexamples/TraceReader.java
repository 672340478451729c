package dev.heddle.counterexamples;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Access;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Frame;
import dev.heddle.model.system.LockState;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Stack;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.StepKind;
import dev.heddle.model.system.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what [TraceWriter] writes. Fields that it does not know are passed over.
public final class TraceReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private TraceReader() {}

  /// The document in that file.
  ///
  /// @throws MalformedTrace when the file is no trace of [TraceWriter]
  /// @throws IOException when the file cannot be read
  public static TraceDocument read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /// The document that `in` holds. The stream is read to its end.
  ///
  /// @throws MalformedTrace when it is no trace of [TraceWriter]
  /// @throws IOException when `in` throws it
  public static TraceDocument read(InputStream in) throws IOException {
    return document(new Cursor("", tree(in)));
  }

  private static JsonNode tree(InputStream in) throws IOException {
    try {
      return MAPPER.readTree(in);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new MalformedTrace(
          at == null
              ? "an unknown line"
              : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
          "the text is no JSON: " + e.getOriginalMessage(),
          e);
    }
  }

  private static TraceDocument document(Cursor top) {
    var meta = top.field("#meta");
    requireVersion(meta);
    var trace = trace(top, meta);
    try {
      return new TraceDocument(
          subject(meta),
          flaw(meta),
          meta.field("propertyText").text(),
          size(meta.field("statistics")),
          trace,
          MoreReader.sources(meta.field("sources")),
          MoreReader.explanation(meta.find("explanation")),
          MoreReader.origin(meta.find("shrunk")));
    } catch (IllegalArgumentException e) {
      throw new MalformedTrace("the top level", "the trace is inconsistent: " + e.getMessage(), e);
    }
  }

  private static void requireVersion(Cursor meta) {
    var format = meta.field("format");
    if (!format.text().equals("ITF")) {
      throw format.error("the format is \"" + format.text() + "\" and not \"ITF\".");
    }
    var version = meta.field("schemaVersion");
    if (version.count() != TraceSchema.VERSION) {
      throw version.error(
          "the schema version is "
              + version.count()
              + "; this program reads version "
              + TraceSchema.VERSION
              + ".");
    }
  }

  private static TraceDocument.Subject subject(Cursor meta) {
    return new TraceDocument.Subject(
        meta.field("job").text(),
        meta.field("about").text(),
        meta.field("protocol").text(),
        meta.field("configuration").map(Cursor::text),
        meta.field("system").text(),
        meta.field("modelHash").text(),
        meta.field("reductions").texts(),
        meta.field("bounds").texts(),
        meta.field("tool").field("name").text(),
        meta.field("tool").field("version").text());
  }

  private static Flaw flaw(Cursor meta) {
    return new Flaw(
        meta.field("kind").constant(FlawKind.class),
        meta.field("property").text(),
        meta.field("message").text(),
        meta.field("cycle").texts());
  }

  private static TraceDocument.Size size(Cursor size) {
    return new TraceDocument.Size(
        size.field("states").count(),
        size.field("transitions").count(),
        size.field("depth").number());
  }

  private static Trace trace(Cursor top, Cursor meta) {
    var variables = top.field("vars").texts();
    var states = top.field("states").list(state -> state(state, variables));
    var steps = new ArrayList<Step>();
    for (var before : top.field("states").list(state -> state.field("#meta"))) {
      if (before.field("index").count() > 0) {
        steps.add(step(before.field("step")));
      }
    }
    var failing = meta.find("failingStep");
    if (failing != null) {
      steps.add(step(failing));
    }
    return new Trace(variables, states, steps);
  }

  private static Trace.State state(Cursor state, List<String> variables) {
    var values = new ArrayList<Value>(variables.size());
    for (var variable : variables) {
      values.add(value(state.field(variable)));
    }
    var meta = state.field("#meta");
    return new Trace.State(
        values,
        meta.field("stacks").list(TraceReader::stack),
        meta.field("locks").list(TraceReader::lock));
  }

  private static Step step(Cursor step) {
    return new Step(
        step.field("strand").text(),
        step.field("carrier").textOrNull(),
        step.field("kind").constant(StepKind.class),
        source(step),
        step.field("path").list(TraceReader::source),
        step.field("choices").texts(),
        step.field("accesses").list(TraceReader::access));
  }

  private static Access access(Cursor access) {
    return new Access(
        access.field("variable").text(),
        access.field("write").truth(),
        value(access.field("before")),
        value(access.field("after")));
  }

  private static Stack stack(Cursor stack) {
    return new Stack(
        stack.field("strand").text(),
        stack.field("carrier").textOrNull(),
        stack.field("fiber").truth(),
        stack.field("condition").constant(Stack.Condition.class),
        stack.field("frames").list(TraceReader::frame),
        stack.field("waitsFor").textOrNull());
  }

  private static LockState lock(Cursor lock) {
    return new LockState(
        lock.field("lock").text(), lock.field("owner").textOrNull(), lock.field("waiting").texts());
  }

  private static Frame frame(Cursor frame) {
    return new Frame(
        source(frame),
        frame.field("systemStack").truth(),
        frame.field("split").truth(),
        frame.field("locals").map(TraceReader::value));
  }

  static SourceLine source(Cursor at) {
    return new SourceLine(
        at.field("type").text(),
        at.field("method").text(),
        at.field("file").text(),
        at.field("line").number());
  }

  static Value value(Cursor value) {
    var node = value.node();
    if (node.isBoolean()) {
      return new Value.Truth(value.truth());
    }
    if (node.isString()) {
      return new Value.Name(value.text());
    }
    if (node.isArray()) {
      return new Value.Sequence(value.list(TraceReader::value));
    }
    if (node.isObject()) {
      return new Value.Whole(whole(value.field("#bigint")));
    }
    throw value.expected("true, false, a string, an array, or an integer as {\"#bigint\": \"3\"}");
  }

  private static long whole(Cursor digits) {
    try {
      return Long.parseLong(digits.text());
    } catch (NumberFormatException e) {
      throw digits.error("\"" + digits.text() + "\" is no integer of 64 bits.");
    }
  }
}
