package dev.mltd.analysis.report.files;

import dev.mltd.analysis.archive.RecordJson;
import dev.mltd.analysis.report.model.CauseTally;
import dev.mltd.analysis.report.model.FixOutcome;
import dev.mltd.analysis.report.model.GroupTally;
import dev.mltd.analysis.report.model.Headline;
import dev.mltd.analysis.report.model.News;
import dev.mltd.analysis.report.model.NotRetrained;
import dev.mltd.analysis.report.model.Origin;
import dev.mltd.analysis.report.model.Recommendation;
import dev.mltd.analysis.report.model.Recommendations;
import dev.mltd.analysis.report.model.Replicates;
import dev.mltd.analysis.report.model.RunLine;
import dev.mltd.analysis.report.model.SetAsideInput;
import dev.mltd.analysis.report.model.StudyInsights;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.report.model.SymptomTally;
import dev.mltd.analysis.report.model.Totals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The report for machines; {@code report.schema.json} says what is in it. Its fields are the
 * components of the records of the report.
 */
record ReportJson(
    int schemaVersion,
    LocalDate sweepDate,
    List<String> headline,
    Totals totals,
    NewsTally news,
    List<Recommendation> recommendations,
    List<FixOutcome> fixes,
    List<NotRetrained> notRetrained,
    List<CauseTally> causes,
    List<GroupTally> programs,
    List<SymptomTally> symptoms,
    List<StudyInsights> insights,
    List<Replicates> replicates,
    long setAsideRows,
    List<SetAsideInput> setAside,
    List<Origin> origins,
    List<RunLine> runs) {
  private static final int SCHEMA_VERSION = 1;

  /**
   * How many runs are news.
   *
   * @param since date of the sweep that they are news beside
   */
  record NewsTally(Optional<LocalDate> since, int newlyIll, int illAgain, int recovered) {}

  static void write(SweepReport report, Path file) throws IOException {
    RecordJson.PUBLISHED.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), of(report));
  }

  private static ReportJson of(SweepReport report) {
    return new ReportJson(
        SCHEMA_VERSION,
        report.facts().date(),
        Headline.of(report),
        report.totals(),
        new NewsTally(
            report.facts().earlier(),
            report.runs(News.NEWLY_ILL).size(),
            report.runs(News.ILL_AGAIN).size(),
            report.runs(News.RECOVERED).size()),
        Recommendations.of(report),
        report.fixes(),
        report.facts().notRetrained(),
        report.causes(),
        report.programs(),
        report.symptoms(),
        report.facts().insights(),
        report.replicates(),
        report.facts().setAsideRows(),
        report.facts().setAside(),
        report.facts().origins(),
        report.runs());
  }
}
