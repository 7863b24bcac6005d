package dev.mltd.analysis.report.files;

import static dev.mltd.analysis.report.files.MadeUpSweep.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.report.model.Headline;
import dev.mltd.analysis.report.model.News;
import dev.mltd.analysis.report.model.RunLine;
import dev.mltd.analysis.report.model.SweepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportFolderTest {
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u2028'\"`${7*7}";

  @TempDir private Path folder;

  static List<MadeUpSweep> sweeps() {
    return List.of(
        sweep(),
        sweep().healthy("one"),
        sweep().healthy("a").healthy("b"),
        sweep().ill("a").neverFinite("b").unjudged("c"),
        sweep().program("p".repeat(3000)).ill("r".repeat(5000)).fix("WarmUp", Verdict.VERIFIED),
        sweep().program(HOSTILE).ill(HOSTILE).healthy(HOSTILE + 2).setAside(HOSTILE, HOSTILE),
        everything());
  }

  static MadeUpSweep everything() {
    MadeUpSweep sweep =
        sweep()
            .before("bad-1", "other", Health.HEALTHY)
            .healthy("good-1")
            .healthy("good-2")
            .ill("bad-1")
            .ill("bad-2");
    for (Verdict verdict : Verdict.values()) {
      sweep.fix("LearningRateDividedBy10", verdict);
    }
    return sweep.notRetrained("its owner must look at the split").setAside("a.csv", "not a table");
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void theJsonIsAsItsSchemaSays(MadeUpSweep sweep) throws IOException {
    sweep.writeTo(folder);
    ObjectMapper mapper = new ObjectMapper();
    JsonNode schema = mapper.readTree(folder.resolve("report.schema.json").toFile());
    JsonNode report = mapper.readTree(folder.resolve("report.json").toFile());
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(report))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void noNameOfARunEndsAScriptOrBeginsAnElement(MadeUpSweep sweep) throws IOException {
    sweep.writeTo(folder);
    String page = Files.readString(folder.resolve("index.html"));
    assertThat(page).doesNotContain("<img");
    assertThat(Pattern.compile("<script").matcher(page).results().count())
        .isEqualTo(Pattern.compile("</script").matcher(page).results().count());
  }

  @Test
  void verifiedFixesComeFirstAndAllOthersAsOpenly() throws IOException {
    everything().writeTo(folder);
    String page = Files.readString(folder.resolve("index.html"));
    assertThat(page)
        .containsSubsequence(
            "Verified (1)",
            "models/plan-0/model.zip",
            "Improved, but unconfirmed (1)",
            "Inconclusive (1)",
            "Without effect (1)",
            "Worse (1)",
            "Not judged (1)",
            "its owner must look at the split");
  }

  @Test
  void theVerdictSaysWhatWasLostAndWon() {
    assertThat(Headline.of(everything().report()))
        .containsExactly(
            "4 runs of 1 program: 2 failing, 2 healthy.",
            "The failing runs cost 4.0 device hours; the most frequent cause is learning rate too"
                + " high (2 runs).",
            "Of 6 fixes retrained one is verified: 2 failing runs, 4.0 device hours and a score of"
                + " 40 can be won.",
            "Since 13 March 2026: 2 newly failing, 0 failing again, 0 recovered.");
  }

  @Test
  void aSweepWithNothingToSaySaysSo() {
    assertThat(Headline.of(sweep().report()).get(0)).contains("There is no sweep", "mltd diagnose");
    assertThat(Headline.of(sweep().healthy("a").report()))
        .contains(
            "1 run of 1 program: none failing, 1 healthy.", "No fix was tried in this sweep.");
  }

  @Test
  void aConfigThatWasIllAndIsStartedAgainIsIllAgain() {
    String group = sweep().ill("any").report().runs().get(0).group();
    SweepReport report =
        sweep()
            .before("old", group, Health.ILL)
            .before("back", "g", Health.ILL)
            .ill("new")
            .healthy("back")
            .report();
    assertThat(report.runs(News.ILL_AGAIN)).extracting(RunLine::runId).containsExactly("new");
    assertThat(report.runs(News.RECOVERED)).extracting(RunLine::runId).containsExactly("back");
  }

  @Test
  void tablesHoldNoFormulaThatASpreadsheetWouldCarryOut() throws IOException {
    sweep().ill("=cmd|' /C calc'!A0").healthy("-1").writeTo(folder);
    try (CSVParser runs =
        CSVParser.parse(
            Files.readString(folder.resolve("tables/runs.csv")),
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      assertThat(runs.getRecords())
          .extracting(row -> row.get("run_id"))
          .containsExactly("'=cmd|' /C calc'!A0", "-1");
    }
  }

  @Test
  void theSummaryFitsAMessageAndMentionsNobody() {
    String summary =
        MarkdownSummary.of(
            everything().program("@everyone [x](http://evil) **b**").ill("@all").report());
    assertThat(summary).hasSizeLessThan(2000).contains("Verified fixes:", "Causes:");
    assertThat(summary).doesNotContain("@all", "](http");
  }

  @Test
  void aReportReplacesAnOlderOneAndLeavesNothingElseBehind() throws IOException {
    sweep().ill("old").writeTo(folder);
    sweep().ill("new").writeTo(folder);
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("new")
        .doesNotContain(">old<");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "index.html", "report.json", "report.schema.json", "summary.md", "tables");
    }
  }
}
