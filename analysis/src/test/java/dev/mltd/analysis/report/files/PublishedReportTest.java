package dev.mltd.analysis.report.files;

import static dev.mltd.analysis.report.files.MadeUpSweep.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.report.model.GroupTally;
import dev.mltd.analysis.report.model.ReportedGroup;
import dev.mltd.analysis.report.model.SweepFigures;
import dev.mltd.analysis.report.page.Dashboard;
import dev.mltd.analysis.study.Insight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What programs read of a report stays byte for byte as it was published: a change of these files
 * is a change of what others rely on. With {@code -Dmltd.golden=FOLDER} they are written there
 * anew.
 */
class PublishedReportTest {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" data-name=\"(.*?)\">(.*?)</script>");

  @TempDir private Path folder;

  private static MadeUpSweep everything() {
    MadeUpSweep sweep =
        sweep()
            .before("bad-1", "other", Health.HEALTHY)
            .healthy("good-1")
            .healthy("good-2")
            .ill("bad-1")
            .ill("=1+1 </script>\u2028\"'é")
            .fix("WarmUp", Verdict.VERIFIED)
            .program("another")
            .neverFinite("never")
            .unjudged("empty");
    for (Verdict verdict : Verdict.values()) {
      sweep.fix("LearningRateDividedBy10", verdict);
    }
    return sweep
        .insights(
            "study",
            new Insight(
                Insight.Kind.FAILURE_ODDS,
                "learning_rate",
                "> 0.1",
                0.75,
                0.5,
                1,
                0.001,
                "learning_rate > 0.1: 3 of 4 configs failed (50 % to 100 %)"),
            new Insight(
                Insight.Kind.HOPELESS_RUNS,
                "",
                "",
                Double.POSITIVE_INFINITY,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                "2 runs were not finite any more"))
        .insights("nothing")
        .notRetrained("its owner must look at the split")
        .setAside("a.csv", "not a table");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report.json",
        "summary.md",
        "tables/runs.csv",
        "tables/findings.csv",
        "tables/causes.csv",
        "tables/fixes.csv",
        "tables/insights.csv"
      })
  void filesBesideThePageAreAsTheyWerePublished(String name) throws IOException {
    everything().writeTo(folder);
    assertPublished(name, Files.readString(folder.resolve(name)));
  }

  @Test
  void theDataOfThePageAreAsTheyWerePublished() throws IOException {
    everything().writeTo(folder);
    assertPublished("page-data.txt", data(folder.resolve("index.html")));
  }

  @Test
  void theDataOfTheDashboardAreAsTheyWerePublished() throws IOException {
    List<ReportedGroup> rows = new ArrayList<>();
    rows.add(
        new ReportedGroup(
            ReportedGroup.Kind.SWEEP,
            "",
            10,
            7,
            2,
            1,
            0,
            3.25,
            3,
            1,
            1.23456,
            20,
            Optional.empty()));
    for (String cause : List.of("A", "B", "C", "D", "E", "F", "UnitsDead")) {
      rows.add(ReportedGroup.of(ReportedGroup.Kind.CAUSE, new GroupTally(cause, 1, 1, 0, 0, 0, 1)));
    }
    rows.add(
        ReportedGroup.of(ReportedGroup.Kind.EXPERIMENT, new GroupTally("", 10, 7, 2, 1, 0, 3.25)));
    SweepFigures sweep = SweepFigures.of(LocalDate.of(2026, 1, 31), rows);
    Path page = new Dashboard(List.of(sweep, sweep), List.of()).writeTo(folder, "/team");
    assertPublished("dashboard-data.txt", data(page));
  }

  private static String data(Path page) throws IOException {
    return DATA.matcher(Files.readString(page))
        .results()
        .map(found -> found.group(1) + "\n" + found.group(2) + "\n")
        .collect(Collectors.joining());
  }

  private static void assertPublished(String name, String now) throws IOException {
    String golden = System.getProperty("mltd.golden");
    if (golden != null) {
      Path file = Path.of(golden).resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, now);
    }
    try (InputStream in = PublishedReportTest.class.getResourceAsStream("published/" + name)) {
      assertThat(now).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
