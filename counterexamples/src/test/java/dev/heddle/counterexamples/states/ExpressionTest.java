package dev.heddle.counterexamples.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.system.Value;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionTest {
  private static final List<String> NAMES =
      List.of("turn", "turns", "flag", "process 0.at", "lock.owner", "job");

  private static final List<Value> VALUES =
      List.of(
          new Value.Whole(1),
          new Value.Whole(20),
          new Value.Sequence(List.of(new Value.Truth(true), new Value.Truth(false))),
          new Value.Name("Peterson.run:7"),
          new Value.Name("process 1"),
          new Value.Truth(true));

  private static Value value(String text) {
    return Expression.parse(text, NAMES).in(VALUES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "turn; 1",
        "turns; 20",
        " turns - turn - 1; 18",
        "turns - (turn - 1); 20",
        "-3 + turn; -2",
        "9223372036854775807; 9223372036854775807",
        "-9223372036854775808; -9223372036854775808"
      })
  void numbers(String text, long expected) {
    assertEquals(new Value.Whole(expected), value(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job",
        "flag[0]",
        "!flag[turn]",
        "flag[ turn - 1 ]",
        "turn == 1",
        "turn != 2",
        "turn < 2 && 2 > turn",
        "turn <= 1 && turn >= 1",
        "turn + 1 == 2",
        "false || job",
        "true || false && false",
        "!(true && false)",
        "!!job",
        "job && turn < turns",
        "job || flag[9]",
        "process 0.at == 'Peterson.run:7'",
        "lock.owner == 'process 1'",
        "lock.owner != null",
        "lock.owner != RUNNING",
        "(((job)))"
      })
  void truths(String text) {
    assertEquals(new Value.Truth(true), value(text));
    assertEquals(new Value.Truth(false), value("!(" + text + ")"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "(",
        "(job",
        "job)",
        "job job",
        "turn <",
        "&& job",
        "!",
        "flag[",
        "flag[0",
        "1x",
        "99999999999999999999",
        "'open",
        "#",
        "-job",
        "turn = 1"
      })
  void what_is_no_expression_is_refused_with_a_sentence(String text) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> Expression.parse(text, NAMES));
    assertTrue(thrown.getMessage().endsWith("."), thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job + 1",
        "turn && job",
        "!turn",
        "flag[2]",
        "flag[0 - 1]",
        "turn[0]",
        "flag < 1"
      })
  void what_has_no_value_is_refused_when_it_is_computed(String text) {
    var expression = Expression.parse(text, NAMES);
    assertThrows(IllegalArgumentException.class, () -> expression.in(VALUES));
  }

  @Test
  void depth_is_bounded() {
    for (var text : List.of("(".repeat(100_000), "!".repeat(100_000), "job[".repeat(100_000))) {
      assertThrows(IllegalArgumentException.class, () -> Expression.parse(text, NAMES));
    }
  }

  @Property(tries = 500)
  void any_text_is_an_expression_or_refused(
      @ForAll
          @StringLength(max = 20)
          @Chars({'!', '&', '|', '=', '<', '(', ')', '[', ']', '-', '+', ' ', '\''})
          @CharRange(from = 'a', to = 'g')
          String text) {
    try {
      value(text);
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }
  }
}
