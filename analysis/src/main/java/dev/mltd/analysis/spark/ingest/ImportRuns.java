package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.RunAssembler;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.imports.names.RunField;
import dev.mltd.analysis.imports.names.Shares;
import dev.mltd.analysis.spark.tables.Datasets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/**
 * Turns files of other tools into runs. Every format goes the same way: pieces of runs, keyed by
 * run, are shuffled once; a first job over them learns what only all runs together can tell (which
 * programs log accuracy in per cent, which ids occur twice) and reads every file; the runs are then
 * made of the shuffled pieces.
 */
public final class ImportRuns {
  private final SparkSession spark;
  private final FieldColumns fields;
  private final MetricNames names;
  private final RunAssembler assembler;
  private final Instant importedAt;
  private ImportMemory.Known known = ImportMemory.Known.NOTHING;
  private Consumer<String> teller = line -> {};

  /**
   * Fixes how runs are understood.
   *
   * @param fields the user's {@code --map}
   * @param names the mapping of metric names, with the user's {@code --metrics}
   * @param importedAt the same for all runs of one import
   */
  public ImportRuns(
      SparkSession spark, FieldColumns fields, MetricNames names, Instant importedAt) {
    this.spark = spark;
    this.fields = fields;
    this.names = names;
    this.assembler = new RunAssembler(fields, names);
    this.importedAt = importedAt;
  }

  /** Says that what an archive has on a date, and has not changed, need not be read again. */
  public ImportRuns knowing(ImportMemory memory, LocalDate date) {
    known = memory.upTo(date);
    return this;
  }

  /** Says who wants to know what is found, before it is read. */
  public ImportRuns telling(Consumer<String> listener) {
    teller = listener;
    return this;
  }

  /**
   * Reads files.
   *
   * @param format its name; empty to guess
   * @param paths files, folders or databases
   * @throws ImportException when nothing can be imported as asked
   */
  public Imported read(Optional<String> format, List<String> paths) {
    if (paths.isEmpty()) {
      throw new ImportException("name at least one file or folder to import");
    }
    FoundPlaces found = new FoundPlaces(spark, assembler.options(), known, teller);
    paths.forEach(path -> found.add(format, path));
    JavaPairRDD<String, byte[]> pieces = found.pieces();
    int partitions = Math.max(pieces.getNumPartitions(), spark.sparkContext().defaultParallelism());
    JavaPairRDD<String, byte[]> sorted =
        pieces.repartitionAndSortWithinPartitions(new HashPartitioner(partitions));
    ImportSurvey survey = survey(sorted, paths);
    Shares shares = new Shares().plus(known.shares()).plus(survey.shares());
    if (found.unchanged() > 0 && known.shares().changedBy(shares)) {
      teller.accept("a program turns out to log accuracy in per cent: reading everything again");
      known = new ImportMemory.Known(Set.of(), known.shares());
      return read(format, paths);
    }
    return assemble(sorted, survey, shares, found, paths);
  }

  private Imported assemble(
      JavaPairRDD<String, byte[]> sorted,
      ImportSurvey survey,
      Shares shares,
      FoundPlaces found,
      List<String> paths) {
    requireFields(survey, paths);
    List<SetAside> setAside =
        Stream.concat(survey.setAside().stream(), found.notices().stream())
            .sorted(
                Comparator.comparing(SetAside::runId)
                    .thenComparing(SetAside::path)
                    .thenComparing(SetAside::reason))
            .toList();
    ImportCounts counts = survey.counts(found.unchanged());
    if (counts.runs() + counts.unchanged() == 0 && setAside.isEmpty()) {
      throw new ImportException("there is no run in %s".formatted(paths));
    }
    RunAssembler assembling = assembler;
    Map<String, Set<String>> percentages = shares.percentages();
    FieldColumns mapped = fields;
    Instant at = importedAt;
    JavaRDD<ArchivedRun> rows =
        sorted
            .mapPartitions(GatheredRuns::new)
            .flatMap(
                run ->
                    run
                        .header(mapped)
                        .map(
                            header ->
                                assembling.assemble(
                                    header,
                                    run.series(),
                                    percentages.getOrDefault(mapped.program(header), Set.of())))
                        .map(history -> ArchivedRun.of(history, at))
                        .stream()
                        .iterator());
    return new Imported(
        spark.createDataset(rows.rdd(), Datasets.RUNS.encoder()),
        setAside,
        counts,
        found.whole(survey.setAside()),
        shares);
  }

  private ImportSurvey survey(JavaPairRDD<String, byte[]> sorted, List<String> paths) {
    FieldColumns mapped = fields;
    MetricNames metricNames = names;
    try {
      return sorted
          .mapPartitions(
              pieces ->
                  IteratorUtils.singletonIterator(
                      ImportPiece.encode(
                          ImportSurvey.of(new GatheredRuns(pieces), mapped, metricNames))))
          .collect()
          .stream()
          .map(part -> ImportPiece.decode(part, ImportSurvey.class))
          .reduce(ImportSurvey::plus)
          .orElseThrow();
    } catch (Exception failed) {
      throw ImportFailure.of(failed, paths);
    }
  }

  private void requireFields(ImportSurvey survey, List<String> paths) {
    for (Map.Entry<RunField, String> mapped : fields.mapped().entrySet()) {
      if (!survey.fieldsFound().contains(mapped.getKey()) && survey.counts(0).runs() > 0) {
        throw new ImportException(
            "no run in %s has the column or hyper-parameter '%s' that %s is mapped to; they have %s"
                .formatted(paths, mapped.getValue(), mapped.getKey().word(), survey.columns()));
      }
    }
  }
}
