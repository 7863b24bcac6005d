package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Parquet;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The phase {@code profile}: the training data that an archive's runs name in, profiles out. */
public final class PublishProfiles {
  private static final StructType DATA =
      new StructType().add("data", new StructType().add("path", "string"));

  private final SparkSession spark;
  private final String archive;
  private final ArchiveReader reader;
  private final DatasetFolder folder;

  /**
   * @param archive folder of the archive
   * @param warehouse folder of the results
   */
  public PublishProfiles(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.archive = archive;
    this.reader = new ArchiveReader(spark, archive);
    this.folder =
        new DatasetFolder(
            warehouse, Datasets.DATA_PROFILES.name(), spark.sessionState().newHadoopConf());
  }

  /**
   * Profiles the data of all runs as of a date and publishes the profiles for that date. Data whose
   * files did not change since the last profile keep it.
   *
   * @param label the column to predict; without it the first of label, target, class, y
   * @return sorted by path
   */
  public List<DataProfile> run(LocalDate date, Optional<String> label, String codeVersion) {
    String settings = codeVersion + " " + label.orElse("");
    Map<String, DataProfile> before = comparable(date, settings);
    List<DataProfile> profiles = new ArrayList<>();
    ProfileData profiling = new ProfileData(spark, archive, label);
    for (String path : paths(date)) {
      profiles.add(unchanged(path, before).orElseGet(() -> profiling.profile(path)));
    }
    Attempt attempt = folder.newAttempt(date);
    long written = Parquet.write(spark, profiles, Datasets.DATA_PROFILES, attempt.path());
    StringBuilder described = new StringBuilder();
    profiles.forEach(one -> described.append(one).append('\n'));
    attempt.publish(
        new Provenance(
            codeVersion,
            DigestUtils.sha256Hex(described.toString()).substring(0, 32),
            settings,
            OptionalLong.empty()),
        written);
    return profiles;
  }

  /** By path, the newest profiles that are not younger than a date; none when nobody made any. */
  Map<String, DataProfile> newest(LocalDate date) {
    Map<String, DataProfile> byPath = new HashMap<>();
    current(date)
        .ifPresent(
            published ->
                Parquet.read(spark, folder, published, Datasets.DATA_PROFILES.schema())
                    .as(Datasets.DATA_PROFILES.encoder())
                    .collectAsList()
                    .forEach(row -> byPath.put(row.path(), row)));
    return byPath;
  }

  /** Digest of what {@link #newest} gives; empty when that is nothing. */
  String fingerprint(LocalDate date) {
    return current(date).map(one -> one.provenance().inputFingerprint()).orElse("");
  }

  private Optional<Published> current(LocalDate date) {
    return folder.newestUpTo(date).flatMap(folder::current);
  }

  private Map<String, DataProfile> comparable(LocalDate date, String settings) {
    boolean same =
        current(date).filter(one -> one.provenance().ruleSetVersion().equals(settings)).isPresent();
    return same ? newest(date) : Map.of();
  }

  private Optional<DataProfile> unchanged(String path, Map<String, DataProfile> before) {
    DataProfile earlier = before.get(path);
    if (earlier == null || earlier.fingerprint().isEmpty()) {
      return Optional.empty();
    }
    try {
      String now =
          TrainingFiles.at(archive, path, spark.sessionState().newHadoopConf()).fingerprint();
      return Optional.of(earlier).filter(one -> one.fingerprint().equals(now));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private List<String> paths(LocalDate date) {
    String path = "data.path";
    return reader
        .rows(reader.datesUpTo(date), DATA.add(ArchiveReader.RUN_ID, "string"))
        .where(col(path).isNotNull())
        .select(path)
        .distinct()
        .orderBy("path")
        .as(Encoders.STRING())
        .collectAsList();
  }
}
