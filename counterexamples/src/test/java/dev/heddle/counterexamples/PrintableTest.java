package dev.heddle.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.system.Value;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PrintableTest {

  @Test
  void text_is_broken_at_blanks_and_hangs() {
    assertEquals(
        List.of("the quick", "  brown fox", "  jumps"),
        Printable.wrap("the quick brown fox jumps", 11, 2));
  }

  @Test
  void a_word_that_is_too_long_is_cut() {
    assertEquals(List.of("abcd", " efg", " hi"), Printable.wrap("abcdefghi", 4, 1));
  }

  @Test
  void text_that_fits_is_left_alone() {
    assertEquals(List.of("abcd"), Printable.wrap("abcd", 4, 2));
    assertEquals(List.of(""), Printable.wrap("", 4, 2));
  }

  @Test
  void a_character_of_two_units_is_never_cut() {
    assertEquals(List.of("😀😀", "😀"), Printable.wrap("😀😀😀", 2, 0));
  }

  @Property
  void no_line_is_too_wide_and_nothing_but_blanks_is_lost(
      @ForAll String any,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(max = 8) int hanging) {
    var text = Printable.escape(any);
    var lines = Printable.wrap(text.stripLeading(), width, hanging);
    for (var line : lines) {
      assertTrue(Printable.width(line) <= width, line);
    }
    assertEquals(withoutBlanks(text), withoutBlanks(String.join("", lines)));
  }

  @Property
  void nothing_that_moves_the_cursor_is_left(@ForAll String any) {
    for (int c : Printable.escape(any).codePoints().toArray()) {
      assertTrue(!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT);
      assertTrue(c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }
  }

  @Test
  void what_moves_the_cursor_is_shown_as_its_code() {
    assertEquals("a\\u001b[2Jb\\u000a\\u202e", Printable.escape("a\u001b[2Jb\n\u202e"));
    assertEquals("→ 😀", Printable.escape("→ 😀"));
  }

  @Test
  void values_look_as_in_the_protocol() {
    var array =
        new Value.Sequence(
            List.of(new Value.Whole(-3), new Value.Truth(true), new Value.Name("RUNNING")));
    assertEquals("[-3, true, RUNNING]", Printable.value(array));
    assertEquals("[]", Printable.value(new Value.Sequence(List.of())));
  }

  private static String withoutBlanks(String text) {
    var rest = new StringBuilder();
    text.codePoints().filter(c -> !Character.isWhitespace(c)).forEach(rest::appendCodePoint);
    return rest.toString();
  }
}
