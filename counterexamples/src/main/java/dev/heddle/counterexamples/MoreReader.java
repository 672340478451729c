package dev.heddle.counterexamples;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what [ItfMore] writes.
final class MoreReader {
  private MoreReader() {}

  static Excerpts sources(Cursor sources) {
    return new Excerpts(new TreeMap<>(sources.map(MoreReader::lines)));
  }

  private static SortedMap<Integer, String> lines(Cursor lines) {
    var numbered = new TreeMap<Integer, String>();
    lines
        .map(Cursor::text)
        .forEach((number, text) -> numbered.put(number(lines.field(number), number), text));
    return numbered;
  }

  private static int number(Cursor at, String digits) {
    try {
      int number = Integer.parseInt(digits);
      if (number > 0 && Integer.toString(number).equals(digits)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // It is told below.
    }
    throw at.error("\"" + digits + "\" is no number of a line.");
  }

  static TraceDocument.@Nullable Origin origin(@Nullable Cursor shrunk) {
    return shrunk == null
        ? null
        : new TraceDocument.Origin(
            shrunk.field("job").text(),
            shrunk.field("configuration").map(Cursor::text),
            shrunk.field("steps").number(),
            shrunk.field("switches").number());
  }

  static @Nullable Explanation explanation(@Nullable Cursor why) {
    return why == null
        ? null
        : new Explanation(
            why.field("summary").texts(),
            why.field("waits").list(MoreReader::waits),
            why.field("parts").list(MoreReader::part),
            why.field("reads").list(MoreReader::read),
            why.field("steps").list(MoreReader::reason),
            why.field("order").list(MoreReader::order));
  }

  private static Explanation.Wait waits(Cursor wait) {
    return new Explanation.Wait(
        wait.field("runner").text(),
        wait.field("strand").text(),
        wait.field("lock").textOrNull(),
        wait.field("owner").textOrNull(),
        wait.field("condition").textOrNull(),
        TraceReader.source(wait.field("place")),
        wait.field("since").number());
  }

  private static Explanation.Part part(Cursor part) {
    return new Explanation.Part(
        part.field("text").text(), part.field("value").text(), part.field("decides").truth());
  }

  private static Explanation.Read read(Cursor read) {
    return new Explanation.Read(
        read.field("variable").text(),
        TraceReader.value(read.field("value")),
        read.field("step").number());
  }

  private static Explanation.Reason reason(Cursor reason) {
    return new Explanation.Reason(reason.field("step").number(), reason.field("because").texts());
  }

  private static Explanation.Order order(Cursor order) {
    return new Explanation.Order(
        order.field("from").number(), order.field("to").number(), order.field("because").text());
  }
}
