package dev.mltd.analysis.spark;

import dev.mltd.analysis.imports.Shares;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.rows.ReadPlaceRow;
import dev.mltd.analysis.spark.rows.ShareRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.SparkSession;

/**
 * What an archive remembers of its imports, so that what has not changed is not read again: the
 * places that were read whole, each with a stamp of what it looked like, and the ranges of shares.
 */
public final class ImportMemory {
  private static final String PLACES = "read_places";
  private static final String SHARES = "shares";

  private final SparkSession spark;
  private final String root;

  /**
   * @param root the archive's folder; any Hadoop path
   */
  public ImportMemory(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root;
  }

  /**
   * What is remembered.
   *
   * @param stamps of the places that were read whole
   * @param shares ranges over all runs so far
   */
  record Known(Set<String> stamps, Shares shares) {
    static final Known NOTHING = new Known(Set.of(), new Shares());
  }

  /**
   * What an import adds.
   *
   * @param places by stamp, the path
   * @param shares ranges over all runs so far
   */
  record Learned(Map<String, String> places, Shares shares) {}

  /** What was imported up to a date; nothing of dates that are no longer in the archive. */
  Known upTo(LocalDate date) {
    Set<String> stamps = new TreeSet<>();
    for (LocalDate known : datesUpTo(date)) {
      rows(PLACES, known, ReadPlaceRow.ENCODER).forEach(place -> stamps.add(place.getStamp()));
    }
    return new Known(stamps, sharesUpTo(date));
  }

  /** What the programs of the archive log, as far as it may be in per cent. */
  public Shares sharesUpTo(LocalDate date) {
    Shares shares = new Shares();
    for (LocalDate known : datesUpTo(date)) {
      List<ShareRow> rows = rows(SHARES, known, ShareRow.ENCODER);
      shares.plus(Shares.of(rows.stream().map(ShareRow::range).toList()));
    }
    return shares;
  }

  private List<LocalDate> datesUpTo(LocalDate date) {
    return new ArchiveReader(spark, root)
        .folder().dates().stream().filter(known -> !known.isAfter(date)).toList();
  }

  /**
   * Remembers an import.
   *
   * @param imported whose runs stand in the archive already
   */
  public void add(Imported imported, LocalDate date, String codeVersion) {
    Map<String, String> places = new TreeMap<>(imported.learned().places());
    rows(PLACES, date, ReadPlaceRow.ENCODER)
        .forEach(place -> places.putIfAbsent(place.getStamp(), place.getPath()));
    List<ReadPlaceRow> rows = new ArrayList<>();
    places.forEach((stamp, path) -> rows.add(ReadPlaceRow.of(path, stamp)));
    List<ShareRow> shares =
        imported.learned().shares().ranges().stream().map(ShareRow::of).toList();
    publish(SHARES, shares, ShareRow.ENCODER, date, codeVersion);
    publish(PLACES, rows, ReadPlaceRow.ENCODER, date, codeVersion);
  }

  private <T> void publish(
      String name, List<T> rows, Encoder<T> encoder, LocalDate date, String codeVersion) {
    Attempt attempt = folder(name).newAttempt(date);
    attempt.publish(
        Provenance.of(codeVersion, ""), Parquet.write(spark, rows, encoder, attempt.path()));
  }

  private <T> List<T> rows(String name, LocalDate date, Encoder<T> encoder) {
    DatasetFolder folder = folder(name);
    Optional<Published> published = folder.current(date);
    return published.isEmpty()
        ? List.of()
        : Parquet.read(spark, folder, published.get(), encoder.schema())
            .as(encoder)
            .collectAsList();
  }

  private DatasetFolder folder(String name) {
    return new DatasetFolder(root, name, spark.sessionState().newHadoopConf());
  }
}
