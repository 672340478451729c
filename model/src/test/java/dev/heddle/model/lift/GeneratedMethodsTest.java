package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.model.Model;
import dev.heddle.model.Rejection;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.model.system.Value;
import dev.heddle.protocol.Protocol;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/// The JVM is the oracle of the lifter: random sequential methods run natively and lifted, by the
/// emitted code and by the interpreter, with equal results.
final class GeneratedMethodsTest {
  private static final int METHODS = 85;
  private static final int CLASSES = 6;

  /// 20 * 6 * 85 = 10,200 methods.
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void lifted_methods_compute_what_the_jvm_computes(@ForAll long seed) {
    LongStream.range(0, CLASSES).parallel().forEach(i -> compare(seed + i, METHODS));
  }

  static void compare(long seed, int methods) {
    new Comparison(seed, MethodsSource.of(seed, methods)).run();
  }

  /// One generated class.
  private static final class Comparison {
    final long seed;
    final MethodsSource source;
    final Sources classes;
    final TransitionSystem system;
    final Narrator narrator;
    final Successors successors;
    final Protocol untouched;

    Comparison(long seed, MethodsSource source) {
      this.seed = seed;
      this.source = source;
      classes = Sources.compile("Main", source.text());
      untouched = classes.instance("Main", true);
      system = model();
      narrator = system.narrator();
      successors = system.successors();
    }

    private TransitionSystem model() {
      try {
        return Model.of(classes.instance("Main", false)).system();
      } catch (Rejection rejection) {
        String where = String.valueOf(rejection.where());
        throw new AssertionError("seed " + seed + ": " + rejection.getMessage() + method(where));
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }

    private String method(String where) {
      int begin = where.indexOf(".m") + 2;
      int end = where.indexOf('(');
      return begin < 2 || end < begin || !where.substring(begin, end).matches("[0-9]+")
          ? ""
          : "\n" + source.methods().get(Integer.parseInt(where.substring(begin, end)));
    }

    void run() {
      List<Move> chosen = narrator.moves(system.initialState());
      assertEquals(source.methods().size(), chosen.size());
      for (int i = 0; i < chosen.size(); i++) {
        try {
          compare(i, ((Move.To) chosen.get(i)).target());
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError("seed " + seed + ", method\n" + source.methods().get(i), e);
        }
      }
    }

    private void compare(int method, long[] state) {
      Protocol ran = classes.instance("Main", true);
      Throwable thrown = call(ran, method);
      List<Move> moves = narrator.moves(state);
      assertEquals(1, moves.size());
      long[] out = new long[system.maxSuccessors() * system.words()];
      if (thrown != null) {
        if (!(moves.getFirst() instanceof Move.Into(_, var flaw))) {
          throw new AssertionError("no flaw, but natively " + thrown);
        }
        assertEquals(kind(thrown), flaw.kind(), () -> flaw + " instead of " + thrown);
        message(thrown, flaw);
        assertThrows(Fault.class, () -> successors.expand(state, 0, out, 0));
        return;
      }
      if (!(moves.getFirst() instanceof Move.To(_, var target))) {
        throw new AssertionError("natively fine, but " + moves.getFirst());
      }
      assertEquals(system.words(), successors.expand(state, 0, out, 0));
      assertArrayEquals(target, Arrays.copyOf(out, system.words()));
      values(target, ran, method);
    }

    private static @Nullable Throwable call(Protocol main, int method) {
      try {
        var call = main.getClass().getDeclaredMethod(MethodsSource.CALL, int.class);
        call.setAccessible(true);
        call.invoke(main, method);
        return null;
      } catch (InvocationTargetException e) {
        return e.getCause();
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }

    /// A field that is no variable is one that nothing writes.
    private void values(long[] state, Protocol ran, int method) {
      List<String> names = narrator.variables();
      List<Value> values = narrator.values(state);
      for (String path : MethodsSource.STATE) {
        int at = names.indexOf(path);
        Object expected = NativeState.read(path.equals("only") ? untouched : ran, path);
        if (path.equals("only")) {
          expected = method;
        }
        if (at < 0) {
          assertEquals(
              NativeState.text(untouched, NativeState.read(untouched, path)),
              NativeState.text(ran, expected),
              path + " was taken for a constant");
        } else {
          assertEquals(NativeState.text(ran, expected), NativeState.text(values.get(at)), path);
        }
      }
    }

    private static FlawKind kind(Throwable thrown) {
      return switch (thrown) {
        case ArithmeticException _ -> FlawKind.DIVISION;
        case NullPointerException _ -> FlawKind.NULL;
        case ArrayIndexOutOfBoundsException _ -> FlawKind.INDEX;
        case ClassCastException _ -> FlawKind.CAST;
        case AssertionError _ -> FlawKind.ASSERTION;
        case Throwable _ when thrown.getClass().getName().equals("OutOfRange") -> FlawKind.RANGE;
        default -> FlawKind.EXCEPTION;
      };
    }

    private static void message(Throwable thrown, Flaw flaw) {
      switch (thrown) {
        case AssertionError _ -> assertEquals(thrown.getMessage(), flaw.message());
        case IllegalStateException _ ->
            assertEquals("IllegalStateException: " + thrown.getMessage(), flaw.message());
        case UnsupportedOperationException _ ->
            assertEquals("UnsupportedOperationException", flaw.message());
        default -> {}
      }
    }
  }
}
