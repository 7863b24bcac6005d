package dev.mltd.jobs.lab.score;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.causes.LearningRateTooHigh;
import dev.mltd.analysis.causes.LearningRateTooLow;
import dev.mltd.analysis.stats.Proportion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether the causes found on DeepOBS point the learning rate the right way: of the two causes that
 * lie in it, the right one must be named, and before the other.
 */
final class LearningRateDirections {
  private static final String HIGH = LearningRateTooHigh.class.getSimpleName();
  private static final String LOW = LearningRateTooLow.class.getSimpleName();

  /** The label of runs whose learning rate is too low; of all other faults it is too high. */
  private static final String LABEL_LOW = "LR_LOW";

  private static final String ALL = "all";

  /** By label: runs, and those of them that are pointed the right way. */
  private final Map<String, int[]> counts = new TreeMap<>();

  /**
   * @param diagnoses causes of labelled runs
   * @param labels of the same runs
   */
  LearningRateDirections(Dataset<RankedCause> diagnoses, Dataset<Row> labels) {
    Map<String, String> pointed = new HashMap<>();
    diagnoses
        .where(col("cause").isin(HIGH, LOW))
        .orderBy("rank")
        .collectAsList()
        .forEach(row -> pointed.putIfAbsent(row.runId(), row.cause()));
    for (Row row : labels.select("run_id", "label").na().drop().collectAsList()) {
      String label = row.getString(1);
      if (!label.startsWith(ReplayedFixes.HEALTHY)) {
        String right = label.equals(LABEL_LOW) ? LOW : HIGH;
        for (String counted : List.of(label, ALL)) {
          int[] count = counts.computeIfAbsent(counted, one -> new int[2]);
          count[0]++;
          count[1] += right.equals(pointed.get(row.getString(0))) ? 1 : 0;
        }
      }
    }
  }

  /** The shares as a part of a score card. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("\n## DeepOBS, direction of the learning rate\n\n")
        .append("Share of the runs of a label for which ")
        .append(
            "%s or %s is named, whichever is right, and not after the other. ".formatted(HIGH, LOW))
        .append("The labels come from siblings, as do the causes: consistency, not proof.\n\n")
        .append("| label | runs | right |\n|---|---:|---|\n");
    counts.forEach(
        (label, count) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %s |%n",
                    label,
                    count[0],
                    new Proportion(count[1], count[0]))));
    return text.toString();
  }
}
