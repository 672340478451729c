package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.protocol.Protocol;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationTest {
  enum Colour {
    RED,
    GREEN
  }

  record All(int n, long big, boolean on, Colour colour, String text) implements Protocol {}

  static final class None implements Protocol {}

  static final class Two implements Protocol {
    final int n;

    public Two() {
      n = 1;
    }

    public Two(int n) {
      if (n < 0) {
        throw new IllegalArgumentException("n is negative");
      }
      this.n = n;
    }
  }

  record Odd(double x) implements Protocol {}

  private static Protocol build(Class<?> type, String values) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String value : values.isEmpty() ? new String[0] : values.split(" ")) {
      map.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
    }
    return ProtocolClass.of(type).build(map);
  }

  @Test
  void values_of_every_kind_are_given_by_name_in_any_order() {
    var built = build(All.class, "text=a,b colour=green on=true big=5000000000 n=-3");
    assertEquals(new All(-3, 5_000_000_000L, true, Colour.GREEN, "a,b"), built);
  }

  @Test
  void the_names_choose_among_several_constructors() {
    assertEquals(1, ((Two) build(Two.class, "")).n);
    assertEquals(7, ((Two) build(Two.class, "n=7")).n);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n=1 big=1 on=true colour=RED txt=x | no parameter named txt. Did you mean text? Its"
            + " parameters, each given as -c name=value: n (an integer), big (an integer of 64"
            + " bits), on (true or false), colour (one of RED GREEN), text (a text).",
        "n=1 big=1 on=true text=x | needs a value for its parameter colour. Its parameters",
        "n=x big=1 on=true colour=RED text=x | All's parameter n is an integer; x is none.",
        "n=1 big=x on=true colour=RED text=x | All's parameter big is an integer of 64 bits",
        "n=1 big=1 on=yes colour=RED text=x | All's parameter on is true or false; yes is none.",
        "n=1 big=1 on=true colour=BLUE text=x | colour is one of RED GREEN; BLUE is none.",
        "n=3000000000 big=1 on=true colour=RED text=x | n is an integer; 3000000000 is none.",
      })
  void a_mistake_is_told_with_the_parameters(String values, String says) {
    var complaint = assertThrows(Complaint.class, () -> build(All.class, values));
    assertEquals(ExitCode.USAGE, complaint.code());
    assertTrue(complaint.paragraph().contains(says), complaint.paragraph());
  }

  @Test
  void a_protocol_with_parameters_lists_them_when_none_is_given() {
    var complaint = assertThrows(Complaint.class, () -> build(All.class, ""));
    assertTrue(complaint.paragraph().contains("needs a value for its parameter n. Its parameters"));
  }

  @Test
  void a_protocol_without_parameters_says_so() {
    var complaint = assertThrows(Complaint.class, () -> build(None.class, "n=1"));
    assertTrue(complaint.paragraph().contains("It has no parameters: leave out -c."));
  }

  @Test
  void a_parameter_of_another_type_cannot_be_given() {
    var complaint = assertThrows(Complaint.class, () -> build(Odd.class, "x=1"));
    assertTrue(complaint.paragraph().contains("a double, which cannot be given"));
  }

  @Test
  void a_constructor_that_throws_is_told_with_what_it_threw() {
    var complaint = assertThrows(Complaint.class, () -> build(Two.class, "n=-1"));
    assertEquals(ExitCode.MODEL, complaint.code());
    assertTrue(
        complaint.paragraph().contains("IllegalArgumentException: n is negative at "),
        complaint.paragraph());
    assertTrue(complaint.paragraph().contains("ConfigurationTest.java:"), complaint.paragraph());
  }
}
