package dev.mltd.jobs;

import dev.mltd.analysis.Prerequisite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window, which notes every request and every error. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts the browser; without one the test is skipped.
   *
   * @param untested what is not tested then
   */
  static Browser start(String untested) {
    Prerequisite.need(
        () -> Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "Chromium with its driver (Debian: apt-get install chromium chromium-driver)",
        untested);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    // Without its sandbox it also starts for root, and without the rest it asks no server anything.
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.resize(1280, 900);
    return browser;
  }

  /** Opens a page as a double click does, and waits until its list of runs stands. */
  Browser open(Path page, String place) {
    driver.get("about:blank");
    driver.get(page.toUri() + place);
    return this;
  }

  /** Waits until a script answers true. */
  Browser until(String condition) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(condition)
        .until(any -> Boolean.TRUE.equals(driver.executeScript("return " + condition)));
    return this;
  }

  /** Waits until the list of runs, and a run that was asked for, are there. */
  Browser untilReady() {
    return until("document.documentElement.dataset.ready === 'true'");
  }

  Browser resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    // A window is never narrower than some width; a device may be.
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** Prefers {@code light} or {@code dark} from now on. */
  Browser prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** What a script returns. */
  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What a script passes to its last argument, a function. */
  Object await(String script, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    return driver.executeAsyncScript(script, arguments);
  }

  /** The text that stands in an element. */
  String text(String selector) {
    return String.valueOf(
        run(
            "const one = document.querySelector(arguments[0]); return one && one.innerText",
            selector));
  }

  /** The driver, for keys and clicks. */
  ChromeDriver driver() {
    return driver;
  }

  /** Errors and warnings of the console since the last call. */
  List<String> complaints() {
    return entries(LogType.BROWSER)
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Addresses asked for since the last call that are no files, or data of the page itself. */
  List<String> requests() {
    return entries(LogType.PERFORMANCE)
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("Network.requestWillBeSent\""))
        .map(message -> message.replaceAll("(?s).*?\"url\":\"([^\"]*)\".*", "$1"))
        .filter(url -> !url.startsWith("file:") && !url.startsWith("data:"))
        .filter(url -> !url.equals("about:blank"))
        .toList();
  }

  /** What axe-core finds serious or critical, a line each. */
  List<?> barriers() throws IOException {
    // The page allows no foreign script; the driver's own are not the page's.
    run(resource("/axe.min.js"));
    return (List<?>)
        await(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then((result) => done(result.violations
              .filter((one) => ['serious', 'critical'].includes(one.impact))
              .map((one) => one.id + ': ' + one.nodes.slice(0, 3).map((node) =>
                node.html.slice(0, 160) + ' ' + node.failureSummary.slice(0, 200)).join(' | '))));
            """);
  }

  /** Saves what the window shows, when the tests were asked to keep pictures. */
  void picture(String name) throws IOException {
    String folder = System.getProperty("mltd.pictures", "");
    if (!folder.isEmpty()) {
      Files.createDirectories(Path.of(folder));
      Files.write(Path.of(folder, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }
  }

  private Stream<LogEntry> entries(String type) {
    return StreamSupport.stream(driver.manage().logs().get(type).spliterator(), false);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
