package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.imports.names.ShareRange;
import dev.mltd.analysis.imports.names.Shares;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Phase;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/**
 * What an archive remembers of its imports, so that what has not changed is not read again: the
 * places that were read whole, each with a stamp of what it looked like, and the ranges of shares.
 */
public final class ImportMemory {
  private static final StoredDataset<ReadPlace> PLACES =
      new StoredDataset<>("read_places", ReadPlace.class, Phase.IMPORT);
  private static final StoredDataset<ShareRange> SHARES =
      new StoredDataset<>("shares", ShareRange.class, Phase.IMPORT);

  private final Warehouse remembered;

  /** Within an archive's folder; any Hadoop path. */
  public ImportMemory(SparkSession spark, String root) {
    this.remembered = new Warehouse(spark, root);
  }

  /**
   * A place whose runs were imported whole, and what it looked like then.
   *
   * @param path file, folder or database, for people
   * @param stamp digest of what stands there and of how it was read
   */
  private record ReadPlace(String path, String stamp) {}

  /**
   * What is remembered.
   *
   * @param stamps of the places that were read whole
   * @param shares ranges over all runs so far
   */
  record Known(Set<String> stamps, Shares shares) {
    static final Known NOTHING = new Known(Set.of(), new Shares());
  }

  /** What was imported up to a date; nothing of dates that are no longer in the archive. */
  Known upTo(LocalDate date) {
    Set<String> stamps = new TreeSet<>();
    for (LocalDate known : datesUpTo(date)) {
      rows(PLACES, known).forEach(place -> stamps.add(place.stamp()));
    }
    return new Known(stamps, sharesUpTo(date));
  }

  /** What the programs of the archive log, as far as it may be in per cent. */
  public Shares sharesUpTo(LocalDate date) {
    Shares shares = new Shares();
    for (LocalDate known : datesUpTo(date)) {
      rows(SHARES, known).forEach(shares::add);
    }
    return shares;
  }

  private List<LocalDate> datesUpTo(LocalDate date) {
    return remembered.folder(Datasets.RUNS).dates().stream()
        .filter(known -> !known.isAfter(date))
        .toList();
  }

  /**
   * Remembers an import.
   *
   * @param imported whose runs stand in the archive already
   */
  public void add(Imported imported, LocalDate date, String codeVersion) {
    Map<String, String> places = new TreeMap<>(imported.places());
    rows(PLACES, date).forEach(place -> places.putIfAbsent(place.stamp(), place.path()));
    List<ReadPlace> rows = new ArrayList<>();
    places.forEach((stamp, path) -> rows.add(new ReadPlace(path, stamp)));
    Provenance provenance = Provenance.of(codeVersion, "");
    remembered.publish(SHARES, date, imported.shares().ranges(), provenance);
    remembered.publish(PLACES, date, rows, provenance);
  }

  private <T extends Record> List<T> rows(StoredDataset<T> dataset, LocalDate date) {
    return remembered.readIfThere(dataset, date).map(Dataset::collectAsList).orElse(List.of());
  }
}
