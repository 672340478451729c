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
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Arbitrary documents: hostile names, deep values, no variables, no strands.
public final class Documents {
  private static final int MOST = 4;

  private Documents() {}

  public static Arbitrary<TraceDocument> any() {
    return Combinators.combine(
            subject(),
            flaw(),
            text(),
            size(),
            trace(),
            sources(),
            explanation().injectNull(0.5),
            origin().injectNull(0.5))
        .as(TraceDocument::new);
  }

  /// Any text that UTF-8 can say.
  static Arbitrary<String> text() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of("", "M0", "a b", "\"", "\\", "</script>", "#meta", "#bigint")),
        Tuple.of(2, Arbitraries.of("\u0000\n\r\t\u001b[2J", "\u2028\u202e\ufeff", "😀→≤", "a/~b")),
        Tuple.of(3, Arbitraries.strings().ofMaxLength(12).map(Documents::withoutHalves)));
  }

  private static String withoutHalves(String text) {
    var whole = new StringBuilder();
    text.codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private static Arbitrary<List<String>> texts() {
    return text().list().ofMaxSize(MOST);
  }

  private static Arbitrary<TraceDocument.Subject> subject() {
    return Combinators.combine(
            text(), text(), Arbitraries.maps(text(), text()).ofMaxSize(MOST), texts(), texts())
        .as(
            (job, system, configuration, reductions, bounds) ->
                new TraceDocument.Subject(
                    job,
                    system,
                    "P",
                    configuration,
                    system,
                    "00ff",
                    reductions,
                    bounds,
                    "heddle",
                    job));
  }

  private static Arbitrary<Flaw> flaw() {
    return Combinators.combine(Arbitraries.of(FlawKind.class), text(), text(), texts())
        .as(Flaw::new);
  }

  private static Arbitrary<TraceDocument.Size> size() {
    var count = Arbitraries.longs().greaterOrEqual(0);
    return Combinators.combine(count, count, Arbitraries.integers().greaterOrEqual(0))
        .as(TraceDocument.Size::new);
  }

  private static Arbitrary<Excerpts> sources() {
    var lines = Arbitraries.maps(Arbitraries.integers().greaterOrEqual(1), text()).ofMaxSize(MOST);
    return Arbitraries.maps(text(), lines.map(TreeMap::new))
        .ofMaxSize(MOST)
        .map(files -> new Excerpts(new TreeMap<>(files)));
  }

  private static Arbitrary<TraceDocument.Origin> origin() {
    return Combinators.combine(
            text(), Arbitraries.maps(text(), text()).ofMaxSize(MOST), number(), number())
        .as(TraceDocument.Origin::new);
  }

  private static Arbitrary<Explanation> explanation() {
    var waits =
        Combinators.combine(
                text(),
                text(),
                text().injectNull(0.5),
                text().injectNull(0.5),
                text().injectNull(0.5),
                source(),
                number())
            .as(Explanation.Wait::new);
    var part =
        Combinators.combine(text(), text(), Arbitraries.of(true, false)).as(Explanation.Part::new);
    var read = Combinators.combine(text(), value(), number()).as(Explanation.Read::new);
    var reason = Combinators.combine(number(), texts()).as(Explanation.Reason::new);
    var order = Combinators.combine(number(), number(), text()).as(Explanation.Order::new);
    return Combinators.combine(
            texts(),
            waits.list().ofMaxSize(2),
            part.list().ofMaxSize(2),
            read.list().ofMaxSize(2),
            reason.list().ofMaxSize(2),
            order.list().ofMaxSize(2))
        .as(Explanation::new);
  }

  private static Arbitrary<Integer> number() {
    return Arbitraries.integers().greaterOrEqual(1);
  }

  static Arbitrary<Trace> trace() {
    var variables =
        text()
            .filter(name -> !name.isEmpty() && name.charAt(0) != '#')
            .list()
            .ofMaxSize(MOST)
            .uniqueElements();
    var states = Arbitraries.integers().between(1, 5);
    return Combinators.combine(variables, states, Arbitraries.of(true, false))
        .flatAs(Documents::of);
  }

  private static Arbitrary<Trace> of(List<String> variables, int states, boolean fails) {
    var lock =
        Combinators.combine(text(), text().injectNull(0.5), texts().map(List::copyOf))
            .as(LockState::new);
    var state =
        Combinators.combine(
                value().list().ofSize(variables.size()),
                stack().list().ofMaxSize(MOST),
                lock.list().ofMaxSize(2))
            .as(Trace.State::new);
    return Combinators.combine(
            state.list().ofSize(states), step().list().ofSize(fails ? states : states - 1))
        .as((all, steps) -> new Trace(variables, all, steps));
  }

  static Arbitrary<Value> value() {
    return value(3);
  }

  private static Arbitrary<Value> value(int depth) {
    Arbitrary<Value> leaf =
        Arbitraries.oneOf(
            Arbitraries.of(true, false).map(Value.Truth::new),
            Arbitraries.longs().map(Value.Whole::new),
            text().map(Value.Name::new));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Value> sequence = value(depth - 1).list().ofMaxSize(3).map(Value.Sequence::new);
    return Arbitraries.frequencyOf(Tuple.of(3, leaf), net.jqwik.api.Tuple.of(1, sequence));
  }

  private static Arbitrary<SourceLine> source() {
    return Combinators.combine(text(), text(), text(), Arbitraries.integers().greaterOrEqual(0))
        .as(SourceLine::new);
  }

  static Arbitrary<Step> step() {
    var access =
        Combinators.combine(text(), Arbitraries.of(true, false), value(), value()).as(Access::new);
    return Combinators.combine(
            text(),
            text().injectNull(0.5),
            Arbitraries.of(StepKind.class),
            source(),
            source().list().ofMaxSize(MOST),
            texts(),
            access.list().ofMaxSize(MOST))
        .as(Step::new);
  }

  private static Arbitrary<Stack> stack() {
    var frame =
        Combinators.combine(
                source(),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Arbitraries.maps(text(), value()).ofMaxSize(2))
            .as(Frame::new);
    return Combinators.combine(
            text(),
            text().injectNull(0.5),
            Arbitraries.of(true, false),
            Arbitraries.of(Stack.Condition.class),
            frame.list().ofMaxSize(MOST),
            text().injectNull(0.5))
        .as(Stack::new);
  }
}
