package dev.mltd.analysis.spark;

import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The datasets of a warehouse, by name and date. */
public final class Warehouse {
  /** The column with the date for which a row was published, where several are read at once. */
  public static final String SWEEP_DATE = "sweep_date";

  /** The phase that makes each dataset. */
  private static final Map<String, String> MADE_BY =
      Map.ofEntries(
          Map.entry(PublishProfiles.DATA_PROFILES, "profile"),
          Map.entry(PublishDiagnosis.FINDINGS, "diagnose"),
          Map.entry(PublishDiagnosis.RUN_SUMMARIES, "diagnose"),
          Map.entry(PublishAttribution.DIAGNOSES, "attribute"),
          Map.entry(PublishAttribution.INSIGHTS, "attribute"),
          Map.entry(PublishPlans.PLANS, "plan"),
          Map.entry(Stage.SELECTION.dataset(), "retrain --stage selection"),
          Map.entry(PublishSelections.SELECTIONS, "select"),
          Map.entry(Stage.CONFIRMATION.dataset(), "retrain --stage confirmation"),
          Map.entry(PublishRetraining.RETRAINED_RUNS, "retrain --stage confirmation"),
          Map.entry(DiagnoseRetrained.FINDINGS_RETRAINED, "diagnose --of retrained"),
          Map.entry(DiagnoseRetrained.RUN_SUMMARIES_RETRAINED, "diagnose --of retrained"),
          Map.entry(PublishComparisons.COMPARISONS, "compare"),
          Map.entry(PublishReport.REPORTS, "report"));

  private final SparkSession spark;
  private final String root;

  /**
   * @param root the warehouse's folder; any Hadoop path
   */
  public Warehouse(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root;
  }

  /** The dataset of that name. */
  public DatasetFolder folder(String dataset) {
    return new DatasetFolder(root, dataset, spark.sessionState().newHadoopConf());
  }

  /** Whether a dataset is published for a date. */
  public boolean has(String dataset, LocalDate date) {
    return folder(dataset).current(date).isPresent();
  }

  /** What is current of a dataset on a date; without it an error that says what makes it. */
  public Published current(String dataset, LocalDate date) {
    return folder(dataset)
        .current(date)
        .orElseThrow(
            () ->
                new PublishException(
                    "%s has nothing for %s; `mltd %s` makes it"
                        .formatted(folder(dataset), date, MADE_BY.get(dataset))));
  }

  /** The dates for which a dataset is published; without any an error that says what makes it. */
  public List<LocalDate> dates(String dataset) {
    List<LocalDate> dates = folder(dataset).dates();
    if (dates.isEmpty()) {
      throw new PublishException(
          "%s has nothing; `mltd %s` makes it".formatted(folder(dataset), MADE_BY.get(dataset)));
    }
    return dates;
  }

  /** A dataset as published for a date. */
  public <T> Dataset<T> read(String dataset, LocalDate date, Encoder<T> encoder) {
    return Parquet.read(spark, folder(dataset), current(dataset, date), encoder.schema())
        .as(encoder);
  }

  /** A dataset as published for a date; empty when it is not. */
  public <T> Optional<Dataset<T>> readIfThere(String dataset, LocalDate date, Encoder<T> encoder) {
    return has(dataset, date) ? Optional.of(read(dataset, date, encoder)) : Optional.empty();
  }

  /**
   * A dataset as published for all its dates.
   *
   * @return the rows, each with its date in the column {@link #SWEEP_DATE}; empty without any date
   */
  public Optional<Dataset<Row>> readAll(String dataset, Encoder<?> encoder) {
    DatasetFolder folder = folder(dataset);
    List<Published> published =
        folder.dates().stream().flatMap(date -> folder.current(date).stream()).toList();
    return published.isEmpty()
        ? Optional.empty()
        : Optional.of(Parquet.read(spark, folder, published, encoder.schema()));
  }

  @Override
  public String toString() {
    return root;
  }
}
