package dev.mltd.analysis.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.report.DrawnRun;
import dev.mltd.analysis.report.EarlierSweep;
import dev.mltd.analysis.report.News;
import dev.mltd.analysis.report.Origin;
import dev.mltd.analysis.report.RunDetail;
import dev.mltd.analysis.report.RunLine;
import dev.mltd.analysis.report.SetAsideInput;
import dev.mltd.analysis.report.StudyInsights;
import dev.mltd.analysis.report.SweepFacts;
import dev.mltd.analysis.report.Unjudged;
import dev.mltd.analysis.spark.rows.DiagnosisRow;
import dev.mltd.analysis.spark.rows.FindingRow;
import dev.mltd.analysis.spark.rows.InsightRow;
import dev.mltd.analysis.spark.rows.QuarantineRow;
import dev.mltd.analysis.spark.rows.RunSummaryRow;
import dev.mltd.analysis.sweep.Insight;
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

  private final Map<String, RunSummaryRow> summaries = new HashMap<>();
  private final List<FindingRow> found;
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
    for (RunSummaryRow summary : summaries(date)) {
      summaries.put(summary.getRun_id(), summary);
    }
    found =
        warehouse
            .read(PublishDiagnosis.FINDINGS, date, FindingRow.ENCODER)
            .where(col("outcome").equalTo(Outcome.FOUND.name()))
            .collectAsList();
    foundByRun =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    FindingRow::getRun_id,
                    Collectors.mapping(FindingRow::toFinding, Collectors.toList())));
    readUnjudged();
    attributed = attribution.isCurrent(date);
    causes = attributed ? readCauses() : Map.of();
    earlier = readEarlier();
  }

  private List<RunSummaryRow> summaries(LocalDate of) {
    return warehouse
        .read(PublishDiagnosis.RUN_SUMMARIES, of, RunSummaryRow.ENCODER)
        .collectAsList();
  }

  private void readUnjudged() {
    for (Row run :
        warehouse
            .read(PublishDiagnosis.FINDINGS, date, FindingRow.ENCODER)
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
    return warehouse
        .read(PublishAttribution.DIAGNOSES, date, DiagnosisRow.ENCODER)
        .collectAsList()
        .stream()
        .sorted(Comparator.comparingInt(DiagnosisRow::getRank))
        .collect(
            Collectors.groupingBy(
                DiagnosisRow::getRun_id,
                Collectors.mapping(DiagnosisRow::toDiagnosis, Collectors.toList())));
  }

  private Optional<EarlierSweep> readEarlier() {
    return warehouse
        .folder(PublishDiagnosis.RUN_SUMMARIES)
        .newestUpTo(date.minusDays(1))
        .map(
            before -> {
              EarlierSweep sweep = new EarlierSweep(before);
              summaries(before)
                  .forEach(
                      run ->
                          sweep.add(
                              run.getRun_id(), run.getGroup(), Health.valueOf(run.getHealth())));
              return sweep;
            });
  }

  /** Runs that were judged. */
  long count() {
    return summaries.size();
  }

  /** The findings of all runs. */
  List<FindingRow> found() {
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
    RunSummaryRow summary = summaries.get(drawn.runId());
    if (summary == null) {
      return Optional.empty();
    }
    List<Finding> its = new ArrayList<>(foundByRun.getOrDefault(drawn.runId(), List.of()));
    its.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::rule));
    return Optional.of(
        new RunDetail(
            line(summary, drawn.name(), drawn.owner()),
            drawn,
            summary.getSiblings(),
            its,
            unjudgedByRun.getOrDefault(drawn.runId(), List.of()),
            summary.getClear(),
            causes.getOrDefault(drawn.runId(), List.of())));
  }

  private RunLine line(RunSummaryRow summary, String name, String owner) {
    Health health = Health.valueOf(summary.getHealth());
    return new RunLine(
        new RunLine.Named(
            summary.getRun_id(),
            name,
            summary.getProgram(),
            summary.getExperiment(),
            owner,
            summary.getGroup()),
        new RunLine.Judged(
            summary.getStatus(),
            health,
            Optional.ofNullable(summary.getWorst_severity()).map(Severity::valueOf),
            text(summary.getWorst_rule()),
            text(summary.getWorst_evidence()),
            likeliest(summary.getRun_id()),
            summary.getScore()),
        number(summary.getDevice_hours()),
        new RunLine.Delivered(
            text(summary.getPrimary_metric()),
            summary.getPrimary_direction() == null
                ? Direction.UNKNOWN
                : Direction.valueOf(summary.getPrimary_direction()),
            number(summary.getPrimary_value())),
        earlier
            .map(sweep -> sweep.of(summary.getRun_id(), summary.getGroup(), health))
            .orElse(News.NONE));
  }

  private String likeliest(String runId) {
    return causes.getOrDefault(runId, List.of()).stream()
        .findFirst()
        .map(Diagnosis::cause)
        .orElse("");
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static double number(Double value) {
    return value == null ? Double.NaN : value;
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
    for (FindingRow finding : found) {
      counts
          .computeIfAbsent(finding.getRule(), rule -> new EnumMap<>(Severity.class))
          .merge(Severity.valueOf(finding.getSeverity()), 1L, Long::sum);
    }
    return counts;
  }

  private List<StudyInsights> insights() {
    Map<String, List<Insight>> studies = new TreeMap<>();
    for (InsightRow row :
        warehouse.read(PublishAttribution.INSIGHTS, date, InsightRow.ENCODER).collectAsList()) {
      studies.computeIfAbsent(row.getExperiment(), name -> new ArrayList<>()).add(insight(row));
    }
    return studies.entrySet().stream()
        .map(study -> new StudyInsights(study.getKey(), study.getValue()))
        .toList();
  }

  private static Insight insight(InsightRow row) {
    return new Insight(
        Insight.Kind.valueOf(row.getKind()),
        text(row.getParameter()),
        text(row.getRange()),
        number(row.getValue()),
        number(row.getLower()),
        number(row.getUpper()),
        number(row.getQ_value()),
        row.getSentence());
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
        Parquet.read(spark, quarantine, published, QuarantineRow.ENCODER.schema())
            .as(QuarantineRow.ENCODER)
            .limit(wanted)
            .collectAsList()
            .forEach(
                row ->
                    shown.add(
                        new SetAsideInput(
                            text(row.getKind()),
                            text(row.getRun_id()),
                            text(row.getPath()),
                            text(row.getReason()))));
      }
    }
    return rows;
  }

  private List<Origin> origins() {
    Map<DatasetFolder, List<LocalDate>> read = new LinkedHashMap<>();
    read.put(reader.folder(), reader.datesUpTo(date));
    for (String dataset :
        List.of(
            PublishProfiles.DATA_PROFILES,
            PublishDiagnosis.FINDINGS,
            PublishDiagnosis.RUN_SUMMARIES,
            PublishAttribution.DIAGNOSES,
            PublishAttribution.INSIGHTS,
            PublishPlans.PLANS,
            Stage.SELECTION.dataset(),
            PublishSelections.SELECTIONS,
            Stage.CONFIRMATION.dataset(),
            PublishRetraining.RETRAINED_RUNS,
            DiagnoseRetrained.FINDINGS_RETRAINED,
            PublishComparisons.COMPARISONS)) {
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
