package dev.heddle.counterexamples.format;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.model.system.LockState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sequence diagram for Mermaid, as GitHub and GitLab draw it: a lifeline for each strand that
/// moves and for each lock that changes hands. Mermaid draws no text of more than 50,000
/// characters, so steps that do not matter are folded where there are too many; notes say which.
public record Mermaid() implements TraceFormat {
  /// Mermaid's `maxTextSize` is 50,000; the rest is for the head and for what is wrong.
  private static final int ROOM = 44_000;

  /// The longest note about steps that are folded.
  private static final int NOTE = 80;

  @Override
  public String of(List<TraceDocument> documents) {
    var document = documents.getFirst();
    var events = Event.of(document);
    var priced = new Lifelines();
    var shown =
        Event.within(
            events,
            ROOM,
            event -> {
              int before = priced.length;
              int line = message(event, document.trace(), priced).length();
              return line + NOTE + priced.length - before;
            });
    var lifelines = new Lifelines();
    var body = new StringBuilder();
    int next = 1;
    for (var event : shown) {
      var line = message(event, document.trace(), lifelines);
      folded(next, event.number(), lifelines, body);
      body.append(line);
      next = event.number() + 1;
    }
    folded(next, events.size() + 1, lifelines, body);
    if (lifelines.all.isEmpty()) {
      lifelines.of("s", "nobody moves");
    }
    body.append("    Note over ").append(lifelines.span()).append(": ");
    body.append(escaped(Labels.phrase(Labels.summary(document)))).append('\n');
    return "sequenceDiagram\n" + lifelines.declarations() + body;
  }

  private static void folded(int from, int to, Lifelines lifelines, StringBuilder out) {
    if (from < to) {
      var which = from == to - 1 ? "step " + from + " is" : "steps " + from + " to " + (to - 1);
      var verb = from == to - 1 ? "" : " are";
      out.append("    Note over ").append(lifelines.first()).append(": ");
      out.append(which).append(verb).append(" folded\n");
    }
  }

  private static String message(Event event, Trace trace, Lifelines lifelines) {
    var strand = lifelines.of("s", event.step().strand());
    var text = event.number() + ". " + Labels.place(event.step().at());
    var label = escaped(text) + "<br/>" + escaped(Labels.phrase(event.action()));
    var change = event.number() < trace.states().size() ? LockChange.of(trace, event) : null;
    if (change == null) {
      return "    " + strand + "->>" + strand + ": " + label + "\n";
    }
    var lock = lifelines.of("k", change.lock());
    return "    " + strand + change.arrow() + lock + ": " + label + "\n";
  }

  /// The first lock that a step takes, lets go or begins to wait for.
  private record LockChange(String lock, String arrow) {
    static @Nullable LockChange of(Trace trace, Event event) {
      var before = byName(trace.states().get(event.number() - 1).locks());
      var after = byName(trace.states().get(event.number()).locks());
      for (var now : after.values()) {
        var was = before.getOrDefault(now.lock(), new LockState(now.lock(), null, List.of()));
        if (!Objects.equals(was.owner(), now.owner())) {
          return new LockChange(now.lock(), now.owner() == null ? "-->>" : "->>");
        }
        if (now.waiting().size() > was.waiting().size()) {
          return new LockChange(now.lock(), "-x");
        }
      }
      for (var was : before.values()) {
        if (was.owner() != null && !after.containsKey(was.lock())) {
          return new LockChange(was.lock(), "-->>");
        }
      }
      return null;
    }

    private static Map<String, LockState> byName(List<LockState> locks) {
      var named = new LinkedHashMap<String, LockState>();
      locks.forEach(lock -> named.put(lock.lock(), lock));
      return named;
    }
  }

  /// The participants, in the order in which they appear.
  private static final class Lifelines {
    private final Map<String, String> ids = new HashMap<>();
    private final List<String> all = new ArrayList<>();
    private final StringBuilder declared = new StringBuilder();
    private int length;

    /// @param kind `s` for a strand, `k` for a lock
    String of(String kind, String name) {
      return ids.computeIfAbsent(
          kind + name,
          _ -> {
            var id = kind + all.size();
            all.add(id);
            declared.append("    participant ").append(id).append(" as ");
            declared.append(kind.equals("k") ? "lock " : "");
            declared.append(escaped(Labels.name(name))).append('\n');
            length = declared.length();
            return id;
          });
    }

    String declarations() {
      return declared.toString();
    }

    String first() {
      return all.isEmpty() ? of("s", "nobody moves") : all.getFirst();
    }

    String span() {
      return all.size() == 1 ? all.getFirst() : all.getFirst() + "," + all.getLast();
    }
  }

  /// Text that Mermaid shows as it is. What it might read as syntax, markup or a formula becomes an
  /// entity of its own notation, `#59;` for `;`.
  private static String escaped(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isPlain(c)) {
                out.appendCodePoint(c);
              } else {
                out.append('#').append(c).append(';');
              }
            });
    return out.toString();
  }

  private static boolean isPlain(int c) {
    return c >= 0x80 || Character.isLetterOrDigit(c) || " ._-+=,()[]/?!'".indexOf(c) >= 0;
  }
}
