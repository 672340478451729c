package dev.heddle.counterexamples.format;

import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Stack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One counterexample as a result of SARIF.
final class SarifResult {
  /// GitHub shows no more places of a flow than these.
  private static final int MOST_STEPS = 1_000;

  private static final int FINGERPRINT_BYTES = 8;

  private final TraceDocument document;
  private final SarifPlaces places;
  private final List<Event> events;

  SarifResult(TraceDocument document, SarifPlaces places) {
    this.document = document;
    this.places = places;
    this.events = Event.of(document);
  }

  /// @param rule the index of the result's rule
  void write(ObjectNode result, int rule) {
    var kind = document.flaw().kind();
    result.put("ruleId", Labels.id(kind));
    result.put("ruleIndex", rule);
    result.put("kind", kind == FlawKind.WITNESS ? "informational" : "fail");
    result.put("level", Sarif.level(kind));
    message(result, text());
    location(result.putArray("locations").addObject());
    var fingerprints = result.putObject("partialFingerprints");
    fingerprints.put("primaryLocationLineHash", fingerprint() + ":1");
    flows(result);
    stacks(result);
    var properties = result.putObject("properties");
    properties.put("job", Labels.name(document.subject().job()));
    properties.put("property", Labels.phrase(document.flaw().property()));
    properties.put("steps", events.size());
  }

  private String text() {
    var text = new StringBuilder(Labels.name(document.subject().job()));
    var summary = Labels.summary(document);
    text.append(": ").append(summary).append(summary.endsWith(".") ? "" : ".");
    var why = document.explanation();
    if (why != null) {
      why.summary().forEach(sentence -> text.append(' ').append(sentence));
    }
    return text.toString();
  }

  /// Where it went wrong: the place that fails, else where the first waits, else the last step's.
  private void location(ObjectNode location) {
    var at = place();
    if (at == null) {
      places.writeProtocol(location);
    } else {
      places.write(at, location);
    }
  }

  private @Nullable SourceLine place() {
    var failing = document.failingStep();
    if (failing != null && !failing.path().isEmpty()) {
      return failing.path().getLast();
    }
    var why = document.explanation();
    if (why != null && !why.waits().isEmpty()) {
      return why.waits().getFirst().place();
    }
    if (!events.isEmpty()) {
      return events.getLast().step().at();
    }
    for (var stack : document.lastState().stacks()) {
      if (!stack.frames().isEmpty()) {
        return stack.frames().getFirst().at();
      }
    }
    return null;
  }

  private void flows(ObjectNode result) {
    var shown = Event.within(events, MOST_STEPS, _ -> 1);
    if (shown.isEmpty()) {
      return;
    }
    var flow = result.putArray("codeFlows").addObject();
    if (shown.size() < events.size()) {
      message(flow, "Of " + events.size() + " steps, " + shown.size() + " are given.");
    }
    var threads = flow.putArray("threadFlows");
    Map<String, ArrayNode> byStrand = new LinkedHashMap<>();
    for (var event : shown) {
      var steps = byStrand.computeIfAbsent(event.step().strand(), name -> thread(threads, name));
      step(event, steps.addObject());
    }
  }

  private static ArrayNode thread(ArrayNode threads, String name) {
    var thread = threads.addObject();
    thread.put("id", Labels.name(name));
    return thread.putArray("locations");
  }

  private void step(Event event, ObjectNode step) {
    var location = step.putObject("location");
    places.write(event.step().at(), location);
    message(location, event.number() + ". " + Labels.phrase(event.action()));
    step.put("executionOrder", event.number());
    step.put(
        "importance",
        switch (event.weight()) {
          case ESSENTIAL -> "essential";
          case UNKNOWN -> "important";
          case IDLE -> "unimportant";
        });
  }

  private void stacks(ObjectNode result) {
    var shown = new ArrayList<Stack>();
    for (var stack : document.lastState().stacks()) {
      if (!stack.frames().isEmpty()) {
        shown.add(stack);
      }
    }
    if (shown.isEmpty()) {
      return;
    }
    var stacks = result.putArray("stacks");
    for (var stack : shown) {
      var node = stacks.addObject();
      var lock = stack.waitsFor();
      var name = Labels.name(stack.strand());
      message(node, lock == null ? name : name + " waits for " + Labels.phrase(lock));
      var frames = node.putArray("frames");
      for (var frame : stack.frames()) {
        places.write(frame.at(), frames.addObject().putObject("location"));
      }
    }
  }

  /// In SARIF's messages braces hold places for arguments, and brackets before parentheses a link.
  private static void message(ObjectNode owner, String text) {
    var plain = Labels.sentences(text).replace("{", "{{").replace("}", "}}").replace("](", "] (");
    owner.putObject("message").put("text", plain);
  }

  /// What makes it the same finding tomorrow. Lines and lengths do not.
  private String fingerprint() {
    var flaw = document.flaw();
    var identity =
        document.subject().job() + "\0" + Labels.id(flaw.kind()) + "\0" + flaw.property();
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every JDK has SHA-256", impossible);
    }
  }
}
