package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heddle.cli.outcome.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SignalsTest {
  private final List<String> events = new ArrayList<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Signals signals =
      new Signals(
          new Console(OutputStream.nullOutputStream(), err, false, false, 80),
          code -> events.add("halt " + code));

  @Test
  void the_first_signal_cancels_and_the_second_ends_the_program() {
    signals.during(
        () -> events.add("cancel"),
        () -> {
          signals.receive(ExitCode.INTERRUPTED);
          assertEquals(List.of("cancel"), events);
          signals.receive(ExitCode.TERMINATED);
          return true;
        });
    assertEquals(List.of("cancel", "halt 143"), events);
  }

  @Test
  void without_a_search_the_first_signal_ends_the_program() {
    signals.during(() -> events.add("cancel"), () -> true);
    signals.receive(ExitCode.INTERRUPTED);
    assertEquals(List.of("halt 130"), events);
    assertEquals("heddle: interrupted.", err.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void which_signal_came_is_known() {
    assertNull(signals.received());
    signals.during(() -> {}, this::terminate);
    assertEquals(ExitCode.TERMINATED, signals.received());
  }

  private boolean terminate() {
    signals.receive(ExitCode.TERMINATED);
    return true;
  }
}
