package dev.mltd.jobs;

import static dev.mltd.analysis.report.files.MadeUpSweep.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.report.files.MadeUpSweep;
import dev.mltd.analysis.report.files.ReportFolder;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of a sweep, as a person sees it in a real browser. */
class ReportPageIT {
  private static final String HOSTILE = "</script><img src=x onerror=window.hacked=1>'\"";

  @TempDir private static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void write() {
    browser = Browser.start("the pages of reports");
    page = full().writeTo(folder.resolve("full")).page();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static MadeUpSweep full() {
    MadeUpSweep sweep = sweep().before("bad-3", "other", Health.HEALTHY);
    for (int i = 0; i < 60; i++) {
      sweep.healthy("good-" + i);
    }
    for (int i = 0; i < 8; i++) {
      sweep.ill("bad-" + i);
    }
    sweep.program("other program").neverFinite("never").unjudged("empty").ill(HOSTILE);
    for (Verdict verdict : Verdict.values()) {
      sweep.fix("LearningRateDividedBy10", verdict);
    }
    return sweep.notRetrained("no trainer is known").setAside("runs/x.csv", "not a table");
  }

  @AfterEach
  void nothingIsWrongAndNobodyWasAsked() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).isEmpty();
    assertThat(browser.run("return window.hacked")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 400", "dark, 400"})
  void isAccessibleAndNeverWiderThanItsWindow(String scheme, int width) throws IOException {
    browser.prefer(scheme).resize(width, 900).open(page, "").untilReady();
    assertThat(browser.barriers()).isEmpty();
    assertFits();
    browser.picture("sweep-%s-%d".formatted(scheme, width));
    browser.run("location.hash = 'run=bad-0'");
    browser.until("document.querySelectorAll('#run canvas').length >= 3");
    assertThat(browser.barriers()).isEmpty();
    assertFits();
    browser.picture("run-%s-%d".formatted(scheme, width));
    browser.prefer("light").resize(1280, 900);
  }

  private static void assertFits() {
    assertThat(
            browser.run(
                "const root = document.documentElement; return root.scrollWidth -"
                    + " root.clientWidth"))
        .as("how much the page is wider than its window")
        .isEqualTo(0L);
  }

  @Test
  void tellsTheVerdictFirstAndDrawsBothArmsOfEveryFix() {
    browser.open(page, "").untilReady();
    assertThat(browser.text("main")).startsWith("Sweep of 14 March 2026");
    assertThat(browser.text(".verdict")).contains("71 runs of 2 programs", "one is verified");
    browser.until("document.querySelectorAll('[data-fix] canvas').length === 6");
    assertThat(browser.text("#fixes")).contains("unchanged, mean of 5 seeds", "with the fix, mean");
  }

  @Test
  void searchesFiltersSortsAndTurnsPages() {
    browser.open(page, "").untilReady();
    assertThat(browser.text("#count")).isEqualTo("All 71 runs, 1 to 50 shown");
    browser.driver().findElement(By.id("next")).click();
    assertThat(browser.text("#page")).isEqualTo("Page 2 of 2");
    browser.driver().findElement(By.id("filter-q")).sendKeys("bad learning");
    browser.until("document.querySelector('#count').innerText.startsWith('8 runs of 71')");
    choose("news", "NEWLY_ILL");
    assertThat(browser.run("return location.hash")).asString().contains("news=NEWLY_ILL");
    browser.driver().findElement(By.cssSelector("#filters [type=reset]")).click();
    assertThat(browser.text("#count")).startsWith("All 71 runs");
    sortBy("id");
    assertThat(browser.text("#list tbody th")).isEqualTo(HOSTILE);
    assertThat(browser.run("return document.querySelector('[data-column=id]').ariaSort"))
        .isEqualTo("ascending");
    browser.driver().findElement(By.id("filter-q")).sendKeys("nothing is called this");
    browser.until("document.querySelector('#count').innerText.startsWith('No run fits.')");
  }

  private static void choose(String facet, String value) {
    browser
        .driver()
        .findElement(By.cssSelector("#filter-%s option[value='%s']".formatted(facet, value)))
        .click();
  }

  private static void sortBy(String column) {
    browser
        .driver()
        .findElement(By.cssSelector("#list [data-column=%s] button".formatted(column)))
        .click();
  }

  @Test
  void aLinkToACauseFiltersTheList() {
    browser.open(page, "#health=ILL&cause=LearningRateTooHigh").untilReady();
    assertThat(browser.text("#count")).isEqualTo("10 runs of 71");
  }

  @Test
  void aDeepLinkShowsTheCurvesFindingsAndCausesOfARun() {
    browser.open(page, "#run=bad-3").untilReady();
    browser.until("document.querySelectorAll('#run canvas').length >= 3");
    assertThat(browser.driver().getTitle()).startsWith("bad-3");
    assertThat(browser.text("#run"))
        .contains("newly failing", "Loss diverges", "steps 3 to 39", "Learning rate too high")
        .contains("ten times that of all runs that work", "the first steps went well")
        .contains("Gradient norm by layer", "Good siblings behind", "Fixes tried");
    assertThat(
            (String)
                browser.run(
                    "return document.querySelector('#run .chart').getAttribute('aria-label')"))
        .contains("train: from");
  }

  @Test
  void worksByKeyboardAlone() {
    browser.open(page, "#q=bad-3").untilReady();
    WebElement link = browser.driver().findElement(By.cssSelector("#list tbody a"));
    link.sendKeys(Keys.ENTER);
    browser.until(
        "!document.querySelector('#run').hidden && document.activeElement.tagName === 'H1'");
    browser.driver().findElement(By.linkText("← All runs")).sendKeys(Keys.ENTER);
    browser.until(
        "document.querySelector('#run').hidden && document.activeElement.textContent === 'bad-3'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HOSTILE,
        "javascript:alert(1)//",
        "a&b=c#run=x%20y+z",
        "\u202e\u0000 {{7*7}} ${7*7}"
      })
  void aHostileNameIsNothingButAName(String name) {
    Path hostile =
        sweep()
            .program(name)
            .healthy("sibling")
            .healthy(name)
            .ill(name + "!")
            .fix(name, Verdict.VERIFIED)
            .notRetrained(name)
            .setAside(name, name)
            .writeTo(folder.resolve("hostile" + name.hashCode()))
            .page();
    String link = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    browser.open(hostile, "#run=" + link).untilReady();
    browser.until("document.querySelectorAll('#run canvas').length >= 3");
    assertThat(browser.run("return document.querySelector('#run h1').textContent")).isEqualTo(name);
    browser.run("location.hash = 'program=' + arguments[0]", link);
    browser.until("document.querySelector('#count').innerText.startsWith('All 3 runs')");
    assertThat(browser.run("return document.querySelectorAll('main img').length")).isEqualTo(0L);
  }

  static List<MadeUpSweep> emptyOnes() {
    return List.of(
        sweep(),
        sweep().healthy("well"),
        sweep().unjudged("empty"),
        sweep().neverFinite("never"),
        sweep().ill("r".repeat(4000)));
  }

  @ParameterizedTest
  @MethodSource("emptyOnes")
  void aSweepWithLittleInItSaysSo(MadeUpSweep little) throws IOException {
    Path written = little.writeTo(folder.resolve("little")).page();
    browser.resize(400, 900).open(written, "").untilReady();
    assertThat(browser.barriers()).isEmpty();
    assertFits();
    assertThat(browser.text(".verdict")).isNotBlank();
    browser.resize(1280, 900);
  }

  @Test
  void aPageTooLargeForOneFileLoadsItsDataFromScriptsBesideIt() {
    MadeUpSweep large = sweep().ill("bad-' \\");
    for (int i = 0; i < 25_000; i++) {
      large.healthy("run-" + i);
    }
    ReportFolder.Written written = large.writeTo(folder.resolve("large"));
    assertThat(written.dataBytes()).isPositive();
    assertThat(written.pageBytes()).isLessThan(1 << 20);
    browser.open(written.page(), "#run=run-6000").untilReady();
    browser.until("document.querySelectorAll('#run canvas').length >= 3");
    assertThat(browser.text("#run")).contains("Good siblings behind", "Nothing was found");
    browser.run("location.hash = 'q=bad'");
    browser.until("document.querySelector('#count').innerText === '1 run of 25,001'");
    assertThat(browser.text("#list tbody th")).isEqualTo("bad-' \\");
  }

  @Test
  void aRunOfNothingButNanSaysSo() {
    browser.open(page, "#run=never").untilReady();
    browser.until("document.querySelector('#run h2') !== null");
    assertThat(browser.text("#run")).contains("No finite value was recorded");
    browser.run("location.hash = 'run=empty'");
    browser.until("document.querySelector('#run').innerText.includes('No curve of this run')");
    browser.run("location.hash = 'run=nobody'");
    browser.until("document.querySelector('#run').innerText.includes('no such run')");
  }
}
