package dev.heddle.junit;

import static dev.heddle.junit.HeddleAssertions.assertHolds;
import static dev.heddle.junit.HeddleAssertions.assertViolates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.TraceReader;
import dev.heddle.model.Rejection;
import dev.heddle.model.system.FlawKind;
import dev.heddle.protocol.Protocol;
import dev.heddle.protocol.Sometimes;
import dev.heddle.protocol.Strand;
import dev.heddle.specs.classics.LostWakeup;
import dev.heddle.specs.classics.Peterson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

final class HeddleAssertionsTest {
  @TempDir Path folder;

  @Test
  void what_holds_can_be_asked_for_its_size() {
    // The manifest's numbers, which come from an enumerator that shares no code.
    assertHolds(new Peterson()).states(40).reached("bothWant");
    var error =
        assertThrows(AssertionFailedError.class, () -> assertHolds(new Peterson()).states(41));
    assertEquals("Peterson: states: expected 41, but was 40", error.getMessage());
    var none =
        assertThrows(AssertionFailedError.class, () -> assertHolds(new Peterson()).reached("no"));
    assertTrue(none.getMessage().startsWith("Peterson: there is no situation no, but [Peterson."));
  }

  @Test
  void what_is_violated_can_be_asked_for_its_way() {
    assertViolates(new LostWakeup(), FlawKind.DEADLOCK)
        .states(13)
        .steps(4)
        .strands("worker", "submitter", "submitter", "worker");
    assertViolates(new Tally(2, false), FlawKind.INVARIANT)
        .property("Tally.nothingIsLost")
        .property("nothingIsLost");
    assertThrows(
        AssertionFailedError.class,
        () -> assertViolates(new Tally(2, false), FlawKind.INVARIANT).property("isLost"));
  }

  @Test
  void a_violation_has_its_steps_in_the_message_and_its_files_on_disk() throws IOException {
    var attached = new ArrayList<Path>();
    var error =
        assertThrows(
            AssertionFailedError.class,
            () ->
                Checking.of(new Tally(2, false))
                    .files(folder.resolve("new"), (file, _) -> attached.add(file))
                    .holds());
    String message = String.valueOf(error.getMessage());
    assertTrue(message.startsWith("INVARIANT VIOLATED after "), message);
    assertTrue(message.contains("Tally(workers=2,atomic=false)"), message);
    assertTrue(message.contains("strands[0]") && message.contains("count: 0 → 1"), message);
    assertEquals(2, attached.size());
    for (Path file : attached) {
      assertTrue(message.contains(file.toString()), message);
      assertTrue(Files.size(file) > 1000, file::toString);
    }
    TraceDocument document = TraceReader.read(attached.getFirst());
    assertEquals(FlawKind.INVARIANT, document.flaw().kind());
    assertEquals(Map.of("workers", "2", "atomic", "false"), document.subject().configuration());
    assertTrue(
        message.contains("replay: heddle replay --classpath "), () -> "the command in " + message);
  }

  @Test
  void source_beside_the_test_classes_is_quoted() {
    var document = assertViolates(new Tally(2, false), FlawKind.INVARIANT).document();
    boolean maven = Files.exists(Path.of("src/test/java"));
    assertEquals(maven, document.sources().toString().contains("count++"));
  }

  @Test
  void something_else_than_expected_fails_and_says_what() {
    var other =
        assertThrows(
            AssertionFailedError.class,
            () ->
                Checking.of(new LostWakeup())
                    .files(folder, Attachments.NONE)
                    .violates(FlawKind.INVARIANT));
    assertTrue(
        other
            .getMessage()
            .startsWith("LostWakeup: expected invariant violated, but found:\nDEADLOCK"),
        other.getMessage());
    var nothing =
        assertThrows(
            AssertionFailedError.class, () -> assertViolates(new Peterson(), FlawKind.DEADLOCK));
    assertEquals(
        "Peterson: expected deadlock, but nothing is wrong in any of 40 states",
        nothing.getMessage());
  }

  @Test
  void an_inconclusive_search_is_never_a_success() {
    var checking = Checking.of(new Tally(3, true)).states(5);
    var failed = assertThrows(AssertionFailedError.class, checking::holds);
    assertTrue(failed.getMessage().contains("inconclusive: limit on states reached"));
    assertThrows(AssertionFailedError.class, () -> checking.violates(FlawKind.DEADLOCK));
    checking.onInconclusive(OnInconclusive.ABORT);
    assertThrows(TestAbortedException.class, checking::holds);
    assertThrows(TestAbortedException.class, () -> checking.violates(FlawKind.DEADLOCK));
    var shallow = Checking.of(new Tally(3, true)).depth(2).onInconclusive(OnInconclusive.ABORT);
    assertThrows(TestAbortedException.class, shallow::holds);
  }

  static final class NeverReached implements Protocol {
    volatile boolean flag;
    final Strand idle =
        new Strand() {
          @Override
          protected void run() {}
        };

    @Sometimes
    boolean flagged() {
      return flag;
    }
  }

  @Test
  void a_situation_that_is_never_reached_fails() {
    var error = assertThrows(AssertionFailedError.class, () -> assertHolds(new NeverReached()));
    assertTrue(error.getMessage().contains("NeverReached.flagged"), error.getMessage());
  }

  static final class Growing implements Protocol {
    final List<String> names = new ArrayList<>();
  }

  @Test
  void what_is_outside_the_language_is_said_by_the_lifter() {
    assertThrows(Rejection.class, () -> assertHolds(new Growing()));
  }

  /// A constructor whose parameter no field tells, and one that a field of the same name belies.
  static final class Doubled implements Protocol {
    final Tally tally;
    final int workers;

    Doubled(int workers) {
      this.workers = 2 * workers;
      tally = new Tally(this.workers, false);
    }
  }

  @Test
  void a_configuration_that_cannot_be_told_is_not_claimed() {
    var document =
        Checking.of(new Doubled(1))
            .files(folder, Attachments.NONE)
            .violates(FlawKind.INVARIANT)
            .document();
    assertTrue(document.subject().configuration().isEmpty());
  }

  @Test
  void limits_that_make_no_sense_are_rejected() {
    var checking = Checking.of(new Peterson());
    assertThrows(IllegalArgumentException.class, () -> checking.states(0));
    assertThrows(IllegalArgumentException.class, () -> checking.depth(0));
    assertThrows(IllegalArgumentException.class, () -> checking.threads(0));
    assertFalse(checking.label().isEmpty());
  }
}
