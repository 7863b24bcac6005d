package dev.mltd.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.report.model.GroupTally;
import dev.mltd.analysis.report.model.ReportedGroup;
import dev.mltd.analysis.report.model.ReportedGroup.Kind;
import dev.mltd.analysis.report.model.SweepFigures;
import dev.mltd.analysis.report.page.Dashboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The page over all sweeps, as a person sees it in a real browser. */
class DashboardPageIT {
  private static final String HOSTILE = "</script><img src=x onerror=window.hacked=1>";
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.start("the dashboard");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void nothingIsWrongAndNobodyWasAsked() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).isEmpty();
    assertThat(browser.run("return window.hacked")).isNull();
  }

  private static Path written(int sweeps) throws IOException {
    Path place = folder.resolve("dashboard");
    return of(sweeps).writeTo(place, place.toString());
  }

  private static Dashboard of(int sweeps) throws IOException {
    List<SweepFigures> figures = new ArrayList<>();
    for (int day = 0; day < sweeps; day++) {
      Path report = Files.createDirectories(folder.resolve("report 1&" + day));
      long ill = 30 - day + 5L * (day % 3);
      Path page = Files.writeString(report.resolve("index.html"), "<title>a report</title>");
      figures.add(
          SweepFigures.of(
              FIRST.plusDays(day),
              List.of(
                  new ReportedGroup(
                      Kind.SWEEP,
                      "",
                      100,
                      ill,
                      100 - ill,
                      0,
                      ill / 4,
                      2 * ill,
                      6,
                      day % 5,
                      day * 1.5,
                      day * 4,
                      Optional.of(page.toString())),
                  group(Kind.CAUSE, "LearningRateTooHigh", ill / 2),
                  group(Kind.CAUSE, "UnitsDead", ill / 3),
                  group(Kind.CAUSE, "Unknown", ill / 6),
                  group(Kind.EXPERIMENT, "study", ill),
                  group(Kind.EXPERIMENT, HOSTILE, 2),
                  group(Kind.OWNER, "ada", ill),
                  group(Kind.OWNER, "", 1))));
    }
    return new Dashboard(figures, List.of(FIRST.minusDays(1)));
  }

  private static ReportedGroup group(Kind kind, String name, long ill) {
    return ReportedGroup.of(kind, new GroupTally(name, 100, ill, 100 - ill, 0, ill / 4, 2 * ill));
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1280, 14",
    "dark, 1280, 14",
    "light, 400, 14",
    "dark, 400, 1",
    "light, 400, 0"
  })
  void isAccessibleAndNeverWiderThanItsWindow(String scheme, int width, int sweeps)
      throws IOException {
    Path page = written(sweeps);
    browser.prefer(scheme).resize(width, 900).open(page, "");
    browser.until("document.querySelectorAll('canvas').length === " + (sweeps == 0 ? 0 : 4));
    assertThat(browser.barriers()).isEmpty();
    assertThat(
            browser.run(
                "const root = document.documentElement; return root.scrollWidth -"
                    + " root.clientWidth"))
        .isEqualTo(0L);
    browser.picture("dashboard-%s-%d-%d".formatted(scheme, width, sweeps));
    browser.prefer("light").resize(1280, 900);
  }

  @Test
  void showsWhoHasOpenRunsAndLeadsToTheReportOfEverySweep() throws IOException {
    Path page = written(14);
    browser.open(page, "");
    assertThat(browser.text("main"))
        .startsWith("All sweeps")
        .contains("The last sweep, of 14 January 2026", HOSTILE, "ada", "unknown", "2025-12-31");
    browser.driver().findElement(By.linkText("2026-01-03")).click();
    browser.until("document.title === 'a report'");
  }
}
