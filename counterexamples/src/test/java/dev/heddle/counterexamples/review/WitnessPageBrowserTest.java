package dev.heddle.counterexamples.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.counterexamples.Samples;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a way to a `@Sometimes` situation: nothing on it is wrong, or looks so.
final class WitnessPageBrowserTest {
  @TempDir private Path folder;

  @Test
  void it_says_what_is_reached_and_alarms_nobody() throws Exception {
    var sample = Samples.lostWakeup();
    var flaw = Flaw.of(FlawKind.WITNESS, "LostWakeup.parked", "somebody is parked");
    var document = new TraceDocument(sample.subject(), flaw, sample.size(), sample.trace());
    var page = folder.resolve("witness.html");
    ReviewPage.of(document).write(page);
    int steps = sample.trace().steps().size();
    try (var browser = new Browser()) {
      browser.theme("light");
      browser.open(page, "");
      var masthead = browser.text(".masthead");
      assertTrue(masthead.contains("witness after " + steps + " steps"), masthead);
      assertTrue(masthead.contains("somebody is parked"), masthead);
      assertFalse(browser.text("#page").contains("Why"));
      var ink =
          "const probe = document.createElement('i'); probe.style.color = 'var(--madder)';"
              + "document.querySelector(arguments[0]).append(probe);"
              + "const color = getComputedStyle(probe).color; probe.remove(); return color";
      assertEquals("rgb(61, 79, 196)", browser.run(ink, "#page > .page"));
      assertEquals(
          "rgb(61, 79, 196)",
          browser
              .find(".verdict .kind")
              .getCssValue("color")
              .replace("rgba", "rgb")
              .replace(", 1)", ")"));
      assertEquals(List.of(), browser.accessibilityFindings());
    }
  }
}
