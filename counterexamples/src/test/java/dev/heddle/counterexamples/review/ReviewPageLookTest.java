package dev.heddle.counterexamples.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.OutputType;

/// Screenshots, looked at roughly: nothing blank, nothing cut off, the right colours.
final class ReviewPageLookTest extends InBrowser {
  @ParameterizedTest
  @CsvSource({
    "light, 1440, 3",
    "dark, 1440, 3",
    "light, 900, 3",
    "dark, 400, 3",
    "light, 1440, 300"
  })
  void the_page_is_neither_blank_nor_wider_than_the_window(String theme, int width, int steps)
      throws IOException {
    var trace = steps == 3 ? Traces.issue1547() : Traces.ofSteps(steps, 20);
    browser.theme(theme);
    browser.size(width, 1000);
    browser.open(page("page", trace), "");
    assertEquals(true, browser.run("return document.documentElement.scrollWidth <= innerWidth"));

    var image = screenshot();
    assertEquals(width, image.getWidth());
    double paper = brightness(commonest(image));
    assertTrue(theme.equals("dark") ? paper < 0.15 : paper > 0.9, "paper " + paper);
    assertInk(image, paper, ".masthead", 0.005, 0.4);
    assertInk(image, paper, ".timeline", 0.005, 0.7);
    assertInk(image, paper, ".controls", 0.005, 0.4);
  }

  private static BufferedImage screenshot() throws IOException {
    return ImageIO.read(
        new ByteArrayInputStream(browser.driver().getScreenshotAs(OutputType.BYTES)));
  }

  /// Among the pixels of an element, those that differ much from paper are a reasonable part.
  private static void assertInk(
      BufferedImage image, double paper, String selector, double least, double most) {
    var area = browser.find(selector).getRect();
    int pixels = 0;
    int ink = 0;
    for (int y = area.y; y < Math.min(area.y + area.height, image.getHeight()); y++) {
      for (int x = area.x; x < area.x + area.width; x++) {
        pixels++;
        ink += Math.abs(brightness(image.getRGB(x, y)) - paper) > 0.15 ? 1 : 0;
      }
    }
    double part = (double) ink / pixels;
    assertTrue(pixels > 5000, selector + " has " + pixels + " pixels");
    assertTrue(part > least && part < most, selector + ": " + part + " is ink");
  }

  private static int commonest(BufferedImage image) {
    var counts = new HashMap<Integer, Integer>();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        counts.merge(image.getRGB(x, y), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static double brightness(int rgb) {
    return (0.3 * (rgb >> 16 & 255) + 0.59 * (rgb >> 8 & 255) + 0.11 * (rgb & 255)) / 255;
  }
}
