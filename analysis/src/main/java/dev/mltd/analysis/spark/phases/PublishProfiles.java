package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private final Warehouse warehouse;
  private final DatasetFolder folder;

  /** Between an archive and a warehouse, each by its folder. */
  public PublishProfiles(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.archive = archive;
    this.reader = new ArchiveReader(spark, archive);
    this.warehouse = new Warehouse(spark, warehouse);
    this.folder = this.warehouse.folder(Datasets.DATA_PROFILES);
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
    String described = profiles.stream().map(one -> one + "\n").collect(Collectors.joining());
    String digest = DigestUtils.sha256Hex(described).substring(0, 32);
    warehouse.publish(
        Datasets.DATA_PROFILES, date, profiles, Provenance.of(codeVersion, digest, settings));
    return profiles;
  }

  /** By path, the newest profiles that are not younger than a date; none when nobody made any. */
  Map<String, DataProfile> newest(LocalDate date) {
    return folder.newestUpTo(date).stream()
        .flatMap(made -> warehouse.read(Datasets.DATA_PROFILES, made).collectAsList().stream())
        .collect(Collectors.toMap(DataProfile::path, Function.identity()));
  }

  /** Digest of what {@link #newest} gives; empty when that is nothing. */
  String fingerprint(LocalDate date) {
    return current(date).map(one -> one.provenance().inputFingerprint()).orElse("");
  }

  private Optional<Published> current(LocalDate date) {
    return folder.newestUpTo(date).flatMap(folder::current);
  }

  private Map<String, DataProfile> comparable(LocalDate date, String settings) {
    return current(date)
        .filter(one -> one.provenance().ruleSetVersion().equals(settings))
        .map(same -> newest(date))
        .orElse(Map.of());
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
        .upTo(date, DATA.add(ArchiveReader.RUN_ID, "string"))
        .where(col(path).isNotNull())
        .select(path)
        .distinct()
        .orderBy("path")
        .as(Encoders.STRING())
        .collectAsList();
  }
}
