package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Parquet;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The phase {@code diagnose}: an archive in, findings and run summaries out. */
public final class PublishDiagnosis {
  private final SparkSession spark;
  private final ArchiveReader reader;
  private final PublishProfiles profiles;
  private final Warehouse warehouse;

  /**
   * @param archive folder of the archive
   * @param warehouse folder of the results
   */
  public PublishDiagnosis(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.reader = new ArchiveReader(spark, archive);
    this.profiles = new PublishProfiles(spark, archive, warehouse);
    this.warehouse = new Warehouse(spark, warehouse);
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
        new Provenance(
            codeVersion,
            inputFingerprint(date),
            Rules.version(rules, thresholds),
            OptionalLong.empty());
    Optional<LocalDate> earlier = stillValid(date, provenance);
    List<String> changed = earlier.map(since -> programsChanged(since, date)).orElse(List.of());
    Map<String, DataProfile> data = profiles.newest(date);
    JavaRDD<MeasuredRun> runs =
        earlier.isEmpty()
            ? MeasureRuns.of(reader, date, data)
            : MeasureRuns.of(reader, date, data, changed);
    try (DiagnoseRuns diagnosed = new DiagnoseRuns(spark, runs, rules, thresholds)) {
      Attempt findings = folder(Datasets.FINDINGS).newAttempt(date);
      Attempt summaries = folder(Datasets.RUN_SUMMARIES).newAttempt(date);
      long found = Parquet.write(diagnosed.findings().toDF(), findings.path());
      long judged = Parquet.write(diagnosed.summaries().toDF(), summaries.path());
      long carried = 0;
      if (earlier.isPresent()) {
        found += carry(Datasets.FINDINGS, earlier.get(), changed, findings);
        carried = carry(Datasets.RUN_SUMMARIES, earlier.get(), changed, summaries);
      }
      // Summaries come last: who sees them may count on the findings being there.
      Optional<Published> replacedFindings = findings.publish(provenance, found);
      Optional<Published> replacedSummaries = summaries.publish(provenance, judged + carried);
      return new Done(
          judged,
          carried,
          Stream.of(replacedFindings, replacedSummaries).flatMap(Optional::stream).toList());
    }
  }

  /** Whether the diagnosis of a date answers for what the archive and the profiles hold now. */
  public boolean isCurrent(LocalDate date) {
    return folder(Datasets.RUN_SUMMARIES)
        .current(date)
        .filter(
            published -> published.provenance().inputFingerprint().equals(inputFingerprint(date)))
        .isPresent();
  }

  /** The last diagnosis before a date, if the same rules would answer its runs the same today. */
  private Optional<LocalDate> stillValid(LocalDate date, Provenance now) {
    return folder(Datasets.RUN_SUMMARIES)
        .newestUpTo(date.minusDays(1))
        .filter(
            earlier ->
                folder(Datasets.RUN_SUMMARIES)
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

  private long carry(
      StoredDataset<?> dataset, LocalDate earlier, List<String> changed, Attempt into) {
    return Parquet.append(
        read(dataset, earlier)
            .where(not(col(ArchiveReader.PROGRAM).isin(changed.toArray())))
            .toDF(),
        into.path());
  }

  /** A dataset as published for a date. */
  public <T extends Record> Dataset<T> read(StoredDataset<T> dataset, LocalDate date) {
    return warehouse.read(dataset, date);
  }

  /** The latest date with a diagnosis. */
  public LocalDate latest() {
    List<LocalDate> dates = folder(Datasets.RUN_SUMMARIES).dates();
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

  private DatasetFolder folder(StoredDataset<?> dataset) {
    return warehouse.folder(dataset);
  }
}
