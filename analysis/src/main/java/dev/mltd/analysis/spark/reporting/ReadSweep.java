package dev.mltd.analysis.spark.reporting;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.publish.DatasetFolder;
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
import dev.mltd.analysis.spark.tables.Parquet;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.analysis.study.ExperimentInsight;
import dev.mltd.analysis.study.Insight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What was published about a sweep, read for its report: everything but the curves. */
final class ReadSweep {
  private final SparkSession spark;
  private final ArchiveReader reader;
  private final PublishAttribution attribution;
  private final Warehouse warehouse;
  private final ReadFixes fixes;
  private final LocalDate date;

  private final Map<String, JudgedRun> summaries = new HashMap<>();
  private final List<RunFinding> found;
  private final Map<String, List<Finding>> foundByRun;
  private final Map<String, List<Integer>> unjudgedByRun = new HashMap<>();
  private final Map<String, List<Diagnosis>> causes;
  private final Unjudged unjudged = new Unjudged();
  private final Optional<EarlierSweep> earlier;
  private final boolean attributed;

  ReadSweep(SparkSession spark, String archive, String root, LocalDate date) {
    this.spark = spark;
    this.reader = new ArchiveReader(spark, archive);
    this.attribution = new PublishAttribution(spark, archive, root);
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
            .collect(
                Collectors.groupingBy(
                    RunFinding::runId,
                    Collectors.mapping(RunFinding::toFinding, Collectors.toList())));
    readUnjudged();
    attributed = attribution.isCurrent(date);
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

  private Map<String, List<Diagnosis>> readCauses() {
    return warehouse.read(Datasets.DIAGNOSES, date).collectAsList().stream()
        .sorted(Comparator.comparingInt(RankedCause::rank))
        .collect(
            Collectors.groupingBy(
                RankedCause::runId,
                Collectors.mapping(RankedCause::toDiagnosis, Collectors.toList())));
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
    List<Finding> its = new ArrayList<>(foundByRun.getOrDefault(drawn.runId(), List.of()));
    its.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::rule));
    return Optional.of(
        new RunDetail(
            line(summary, drawn.name(), drawn.owner()),
            drawn,
            summary.siblings(),
            its,
            unjudgedByRun.getOrDefault(drawn.runId(), List.of()),
            summary.clear(),
            causes.getOrDefault(drawn.runId(), List.of())));
  }

  private RunLine line(JudgedRun summary, String name, String owner) {
    Health health = summary.health();
    return new RunLine(
        new RunLine.Named(
            summary.runId(), name, summary.program(), summary.experiment(), owner, summary.group()),
        new RunLine.Judged(
            summary.status().name(),
            health,
            summary.worstSeverity(),
            summary.worstRule().orElse(""),
            summary.worstEvidence().orElse(""),
            likeliest(summary.runId()),
            summary.score()),
        summary.deviceHours().orElse(Double.NaN),
        new RunLine.Delivered(
            summary.primaryMetric().orElse(""),
            summary.primaryDirection().orElse(Direction.UNKNOWN),
            summary.primaryValue().orElse(Double.NaN)),
        earlier.map(sweep -> sweep.of(summary.runId(), summary.group(), health)).orElse(News.NONE));
  }

  private String likeliest(String runId) {
    return causes.getOrDefault(runId, List.of()).stream()
        .findFirst()
        .map(Diagnosis::cause)
        .orElse("");
  }

  /** What is the same for all runs. */
  SweepFacts facts() {
    List<SetAsideInput> setAside = new ArrayList<>();
    long setAsideRows = readSetAside(setAside);
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
        setAside,
        setAsideRows,
        origins());
  }

  private Map<String, Map<Severity, Long>> foundByRule() {
    Map<String, Map<Severity, Long>> counts = new HashMap<>();
    for (RunFinding finding : found) {
      counts
          .computeIfAbsent(finding.rule(), rule -> new EnumMap<>(Severity.class))
          .merge(finding.severity(), 1L, Long::sum);
    }
    return counts;
  }

  private List<StudyInsights> insights() {
    Map<String, List<Insight>> studies = new TreeMap<>();
    for (ExperimentInsight row : warehouse.read(Datasets.INSIGHTS, date).collectAsList()) {
      studies.computeIfAbsent(row.experiment(), name -> new ArrayList<>()).add(insight(row));
    }
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

  private long readSetAside(List<SetAsideInput> shown) {
    DatasetFolder quarantine = reader.quarantine();
    long rows = 0;
    for (LocalDate one : quarantine.dates()) {
      if (one.isAfter(date)) {
        continue;
      }
      var published = quarantine.current(one).orElseThrow();
      rows += published.rows();
      int wanted = SweepFacts.MOST_SET_ASIDE - shown.size();
      if (wanted > 0 && published.rows() > 0) {
        Parquet.read(spark, quarantine, published, Datasets.QUARANTINE.schema())
            .as(Datasets.QUARANTINE.encoder())
            .limit(wanted)
            .collectAsList()
            .forEach(
                row ->
                    shown.add(
                        new SetAsideInput(
                            row.kind().name(), row.runId(), row.path(), row.reason())));
      }
    }
    return rows;
  }

  private List<Origin> origins() {
    Map<DatasetFolder, List<LocalDate>> read = new LinkedHashMap<>();
    read.put(reader.folder(), reader.datesUpTo(date));
    for (StoredDataset<?> dataset : Datasets.OF_WAREHOUSE) {
      read.put(warehouse.folder(dataset), List.of(date));
    }
    List<Origin> origins = new ArrayList<>();
    read.forEach(
        (folder, dates) ->
            dates.stream()
                .flatMap(one -> folder.current(one).stream())
                .map(
                    published ->
                        new Origin(
                            folder.name(),
                            published.sweepDate().toString(),
                            published.attempt(),
                            published.publishedAt().toString(),
                            published.provenance().codeVersion(),
                            published.provenance().inputFingerprint(),
                            published.provenance().ruleSetVersion(),
                            published.rows()))
                .forEach(origins::add));
    return origins;
  }
}
