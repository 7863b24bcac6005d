package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.analysis.spark.tables.Warehouse.Written;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The phase {@code diagnose}: an archive in, findings and run summaries out. */
public final class PublishDiagnosis {
  private final SparkSession spark;
  private final ArchiveReader reader;
  private final PublishProfiles profiles;
  private final Warehouse warehouse;
  private final DatasetFolder summaries;

  /** Between an archive and a warehouse, each by its folder. */
  public PublishDiagnosis(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.reader = new ArchiveReader(spark, archive);
    this.profiles = new PublishProfiles(spark, archive, warehouse);
    this.warehouse = new Warehouse(spark, warehouse);
    this.summaries = this.warehouse.folder(Datasets.RUN_SUMMARIES);
  }

  /**
   * What a diagnosis did.
   *
   * @param judged runs judged anew
   * @param carried runs of unchanged programs, whose earlier answers still stand
   * @param replaced attempts of other processes that were replaced
   */
  public record Done(long judged, long carried, List<Published> replaced) {}

  /**
   * Judges the runs of the archive as of a date and publishes the answers for that date. A program
   * none of whose runs changed since the last diagnosis by the same rules keeps its answers; one
   * with any change is judged again whole, since its runs are each other's yardstick.
   *
   * @param rules to apply; normally all
   */
  public Done run(LocalDate date, List<String> rules, Thresholds thresholds, String codeVersion) {
    Provenance provenance =
        Provenance.of(codeVersion, inputFingerprint(date), Rules.version(rules, thresholds));
    Optional<LocalDate> earlier = stillValid(date, provenance);
    List<String> changed = earlier.map(since -> programsChanged(since, date)).orElse(List.of());
    Map<String, DataProfile> data = profiles.newest(date);
    Dataset<Row> all = reader.upTo(date, MeasureRuns.COLUMNS);
    Dataset<Row> runs = earlier.isEmpty() ? all : all.where(isOf(changed));
    try (DiagnoseRuns diagnosed =
        new DiagnoseRuns(spark, MeasureRuns.of(runs, data), rules, thresholds)) {
      Written findings = warehouse.write(Datasets.FINDINGS, date, diagnosed.findings());
      Written judgedRuns = warehouse.write(Datasets.RUN_SUMMARIES, date, diagnosed.summaries());
      long judged = judgedRuns.rows();
      if (earlier.isPresent()) {
        findings = findings.with(carried(Datasets.FINDINGS, earlier.get(), changed));
        judgedRuns = judgedRuns.with(carried(Datasets.RUN_SUMMARIES, earlier.get(), changed));
      }
      return new Done(
          judged, judgedRuns.rows() - judged, Warehouse.publish(provenance, findings, judgedRuns));
    }
  }

  /** Whether the diagnosis of a date answers for what the archive and the profiles hold now. */
  public boolean isCurrent(LocalDate date) {
    return summaries
        .current(date)
        .filter(
            published -> published.provenance().inputFingerprint().equals(inputFingerprint(date)))
        .isPresent();
  }

  /** The last diagnosis before a date, if the same rules would answer its runs the same today. */
  private Optional<LocalDate> stillValid(LocalDate date, Provenance now) {
    return summaries
        .newestUpTo(date.minusDays(1))
        .filter(
            earlier ->
                summaries
                    .current(earlier)
                    .map(Published::provenance)
                    .filter(then -> then.codeVersion().equals(now.codeVersion()))
                    .filter(then -> then.ruleSetVersion().equals(now.ruleSetVersion()))
                    .filter(then -> then.inputFingerprint().equals(inputFingerprint(earlier)))
                    .filter(
                        then -> profiles.fingerprint(earlier).equals(profiles.fingerprint(date)))
                    .isPresent());
  }

  private List<String> programsChanged(LocalDate since, LocalDate date) {
    List<LocalDate> newer =
        reader.datesUpTo(date).stream().filter(one -> one.isAfter(since)).toList();
    return newer.isEmpty()
        ? List.of()
        : reader
            .rows(
                newer,
                new StructType()
                    .add(ArchiveReader.RUN_ID, "string")
                    .add(ArchiveReader.PROGRAM, "string"))
            .select(ArchiveReader.PROGRAM)
            .distinct()
            .as(Encoders.STRING())
            .collectAsList();
  }

  private Dataset<?> carried(StoredDataset<?> dataset, LocalDate earlier, List<String> changed) {
    return read(dataset, earlier).where(not(isOf(changed)));
  }

  private static Column isOf(List<String> programs) {
    return col(ArchiveReader.PROGRAM).isin(programs.toArray());
  }

  /** A dataset as published for a date. */
  public <T extends Record> Dataset<T> read(StoredDataset<T> dataset, LocalDate date) {
    return warehouse.read(dataset, date);
  }

  /** The latest date with a diagnosis. */
  public LocalDate latest() {
    List<LocalDate> dates = summaries.dates();
    if (dates.isEmpty()) {
      throw new PublishException(
          "nothing was diagnosed into %s yet; `mltd diagnose` does".formatted(warehouse));
    }
    return dates.get(dates.size() - 1);
  }

  private String inputFingerprint(LocalDate date) {
    String runs =
        reader.datesUpTo(date).stream()
            .flatMap(one -> reader.folder().current(one).stream())
            .map(published -> published.provenance().inputFingerprint())
            .collect(Collectors.joining("+"));
    String data = profiles.fingerprint(date);
    return data.isEmpty() ? runs : runs + " data " + data;
  }
}
