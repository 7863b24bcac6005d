package dev.mltd.analysis.spark.reporting;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.report.model.EarlierSweep;
import dev.mltd.analysis.report.model.News;
import dev.mltd.analysis.report.model.Origin;
import dev.mltd.analysis.report.model.RunLine;
import dev.mltd.analysis.report.model.SetAsideInput;
import dev.mltd.analysis.report.model.StudyInsights;
import dev.mltd.analysis.report.model.SweepFacts;
import dev.mltd.analysis.report.model.Unjudged;
import dev.mltd.analysis.report.page.DrawnRun;
import dev.mltd.analysis.report.page.RunDetail;
import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.analysis.study.ExperimentInsight;
import dev.mltd.analysis.study.Insight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What was published about a sweep, read for its report: everything but the curves. */
final class ReadSweep {
  private final ArchiveReader reader;
  private final Warehouse warehouse;
  private final ReadFixes fixes;
  private final LocalDate date;

  private final Map<String, JudgedRun> summaries = new HashMap<>();
  private final List<RunFinding> found;
  private final Map<String, List<RunFinding>> foundByRun;
  private final Map<String, List<Integer>> unjudgedByRun = new HashMap<>();
  private final Map<String, List<RankedCause>> causes;
  private final Unjudged unjudged = new Unjudged();
  private final Optional<EarlierSweep> earlier;
  private final boolean attributed;

  ReadSweep(SparkSession spark, String archive, String root, LocalDate date) {
    this.reader = new ArchiveReader(spark, archive);
    this.warehouse = new Warehouse(spark, root);
    this.fixes = new ReadFixes(spark, root, date);
    this.date = date;
    for (JudgedRun summary : summaries(date)) {
      summaries.put(summary.runId(), summary);
    }
    found =
        warehouse
            .read(Datasets.FINDINGS, date)
            .where(col("outcome").equalTo(Outcome.FOUND.name()))
            .collectAsList();
    foundByRun =
        found.stream()
            .sorted(
                Comparator.comparing(RunFinding::severity)
                    .reversed()
                    .thenComparing(RunFinding::rule))
            .collect(Collectors.groupingBy(RunFinding::runId));
    readUnjudged();
    attributed = new PublishAttribution(spark, archive, root).isCurrent(date);
    causes = attributed ? readCauses() : Map.of();
    earlier = readEarlier();
  }

  private List<JudgedRun> summaries(LocalDate of) {
    return warehouse.read(Datasets.RUN_SUMMARIES, of).collectAsList();
  }

  private void readUnjudged() {
    for (Row run :
        warehouse
            .read(Datasets.FINDINGS, date)
            .where(col("outcome").equalTo(Outcome.NOT_JUDGED.name()))
            .groupBy("run_id")
            .agg(collect_list(struct(col("rule"), col("lack"), col("reason"))))
            .collectAsList()) {
      List<Integer> places = new ArrayList<>();
      for (Row one : run.<Row>getList(1)) {
        places.add(
            unjudged.add(
                one.getString(0),
                Lack.ofStored(Optional.ofNullable(one.getString(1)), one.getString(2))));
      }
      places.sort(Comparator.naturalOrder());
      unjudgedByRun.put(run.getString(0), places);
    }
  }

  private Map<String, List<RankedCause>> readCauses() {
    return warehouse.read(Datasets.DIAGNOSES, date).collectAsList().stream()
        .sorted(Comparator.comparingInt(RankedCause::rank))
        .collect(Collectors.groupingBy(RankedCause::runId));
  }

  private Optional<EarlierSweep> readEarlier() {
    return warehouse
        .folder(Datasets.RUN_SUMMARIES)
        .newestUpTo(date.minusDays(1))
        .map(
            before -> {
              EarlierSweep sweep = new EarlierSweep(before);
              summaries(before).forEach(run -> sweep.add(run.runId(), run.group(), run.health()));
              return sweep;
            });
  }

  /** Runs that were judged. */
  long count() {
    return summaries.size();
  }

  /** The findings of all runs. */
  List<RunFinding> found() {
    return found;
  }

  /** Why rules did not judge. */
  Unjudged unjudged() {
    return unjudged;
  }

  /** The lines of all runs, without names and owners, which only the archive knows. */
  List<RunLine> lines() {
    return summaries.values().stream().map(summary -> line(summary, "", "")).toList();
  }

  /** All about a run; empty for one that was not judged as of this date. */
  Optional<RunDetail> detail(DrawnRun drawn) {
    JudgedRun summary = summaries.get(drawn.runId());
    if (summary == null) {
      return Optional.empty();
    }
    return Optional.of(
        new RunDetail(
            line(summary, drawn.name(), drawn.owner()),
            drawn,
            summary.siblings(),
            foundByRun.getOrDefault(drawn.runId(), List.of()),
            unjudgedByRun.getOrDefault(drawn.runId(), List.of()),
            summary.clear(),
            causes.getOrDefault(drawn.runId(), List.of())));
  }

  private RunLine line(JudgedRun summary, String name, String owner) {
    Health health = summary.health();
    return new RunLine(
        summary.runId(),
        name,
        summary.program(),
        summary.experiment(),
        owner,
        summary.group(),
        summary.status().name(),
        health,
        summary.worstSeverity(),
        summary.worstRule().orElse(""),
        summary.worstEvidence().orElse(""),
        likeliest(summary.runId()),
        summary.score(),
        summary.deviceHours().orElse(Double.NaN),
        summary.primaryMetric().orElse(""),
        summary.primaryDirection().orElse(Direction.UNKNOWN),
        summary.primaryValue().orElse(Double.NaN),
        earlier.map(sweep -> sweep.of(summary.runId(), summary.group(), health)).orElse(News.NONE));
  }

  private String likeliest(String runId) {
    return causes.getOrDefault(runId, List.of()).stream()
        .findFirst()
        .map(RankedCause::cause)
        .orElse("");
  }

  /** What is the same for all runs. */
  SweepFacts facts() {
    List<Published> quarantined = quarantined();
    return new SweepFacts(
        date,
        attributed,
        fixes.areThere(),
        foundByRule(),
        unjudged.reasonsByRule(),
        attributed ? insights() : List.of(),
        fixes.outcomes(),
        fixes.notRetrained(this::likeliest),
        earlier.map(EarlierSweep::date),
        setAside(quarantined),
        quarantined.stream().mapToLong(Published::rows).sum(),
        origins());
  }

  private Map<String, Map<Severity, Long>> foundByRule() {
    return found.stream()
        .collect(
            Collectors.groupingBy(
                RunFinding::rule,
                Collectors.groupingBy(RunFinding::severity, Collectors.counting())));
  }

  private List<StudyInsights> insights() {
    Map<String, List<Insight>> studies =
        warehouse.read(Datasets.INSIGHTS, date).collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    ExperimentInsight::experiment,
                    TreeMap::new,
                    Collectors.mapping(ReadSweep::insight, Collectors.toList())));
    return studies.entrySet().stream()
        .map(study -> new StudyInsights(study.getKey(), study.getValue()))
        .toList();
  }

  private static Insight insight(ExperimentInsight row) {
    return new Insight(
        row.kind(),
        row.parameter(),
        row.range(),
        row.value().orElse(Double.NaN),
        row.lower().orElse(Double.NaN),
        row.upper().orElse(Double.NaN),
        row.qValue().orElse(Double.NaN),
        row.sentence());
  }

  /** What was set aside up to this date. */
  private List<Published> quarantined() {
    DatasetFolder quarantine = reader.tables().folder(Datasets.QUARANTINE);
    return quarantine.dates().stream()
        .filter(one -> !one.isAfter(date))
        .map(one -> quarantine.current(one).orElseThrow())
        .toList();
  }

  /** The first of it; no more is read than is wanted. */
  private List<SetAsideInput> setAside(List<Published> quarantined) {
    return quarantined.stream()
        .filter(published -> published.rows() > 0)
        .flatMap(
            published ->
                reader
                    .tables()
                    .read(Datasets.QUARANTINE, published.sweepDate())
                    .limit(SweepFacts.MOST_SET_ASIDE)
                    .collectAsList()
                    .stream())
        .limit(SweepFacts.MOST_SET_ASIDE)
        .map(row -> new SetAsideInput(row.kind().name(), row.runId(), row.path(), row.reason()))
        .toList();
  }

  private List<Origin> origins() {
    Stream<Published> ofArchive =
        reader.datesUpTo(date).stream().flatMap(one -> reader.folder().current(one).stream());
    Stream<Published> ofWarehouse =
        Datasets.OF_WAREHOUSE.stream()
            .flatMap(dataset -> warehouse.folder(dataset).current(date).stream());
    return Stream.concat(ofArchive, ofWarehouse).map(Origin::of).toList();
  }
}
