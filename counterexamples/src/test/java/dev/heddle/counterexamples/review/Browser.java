package dev.heddle.counterexamples.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// The system's Chromium without a window, as Debian's packages `chromium` and `chromium-driver`
/// install it. Without them the tests that need it skip.
public final class Browser implements AutoCloseable {
  /// It would tell that its own library for this version's protocol is missing. None is used.
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ChromeDriver driver;

  public Browser() {
    var chromium = executable("chromium");
    var chromedriver = executable("chromedriver");
    assumeTrue(
        chromium != null && chromedriver != null, "chromium and chromium-driver are missing");
    DEVTOOLS.setLevel(Level.SEVERE);
    var options = new ChromeOptions().setBinary(chromium);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder().usingDriverExecutable(new File(chromedriver)).build();
    driver = new ChromeDriver(service, options);
    size(1400, 1000);
  }

  private static String executable(String name) {
    var folders = Pattern.compile(File.pathSeparator, Pattern.LITERAL);
    return folders
        .splitAsStream(System.getenv("PATH"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }

  ChromeDriver driver() {
    return driver;
  }

  /// The size of the page's area, not of a window around it.
  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void theme(String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  /// Opens a page anew, also when only what is behind the `#` differs.
  void open(Path page, String fragment) {
    driver.get("about:blank");
    driver.get(page.toUri() + fragment);
  }

  /// How long the page's thread has worked, in seconds of processor time, since some moment.
  double work() {
    driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
    var metrics =
        (List<?>) driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
    return metrics.stream()
        .map(metric -> (Map<?, ?>) metric)
        .filter(metric -> "TaskDuration".equals(metric.get("name")))
        .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue())
        .findFirst()
        .orElseThrow();
  }

  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  String text(String selector) {
    return find(selector).getText();
  }

  /// Presses keys with nothing focused.
  void press(Keys... keys) {
    run("document.activeElement?.blur()");
    find("body").sendKeys(keys);
  }

  /// Waits until a script gives what is expected.
  void await(Object expected, String script) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Object found = run(script);
    while (!expected.equals(found) && System.nanoTime() < end) {
      found = run(script);
    }
    assertEquals(expected, found, script);
  }

  /// What the console says: errors, and violations of the page's policy.
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /// What stands in the way of those who cannot see the page, or not well, or have no mouse.
  Object accessibilityFindings() {
    run(resource("/axe.min.js"));
    return driver.executeAsyncScript(
        """
        const done = arguments[arguments.length - 1];
        axe.run().then(found => done(found.violations.flatMap(violation =>
            violation.nodes.map(node => violation.id + ': ' + node.html + ' ' + node.failureSummary))));
        """);
  }

  static String resource(String name) {
    try (var in = Browser.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
