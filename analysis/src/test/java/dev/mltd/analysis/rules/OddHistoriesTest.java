package dev.mltd.analysis.rules;

import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.HistoryBuilder;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.siblings.MeasuredRun;
import dev.mltd.analysis.siblings.YardstickBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of every rule, whatever the history. */
class OddHistoriesTest {
  private static final List<Metric> GLOBAL =
      List.of(
          Metric.TRAIN_LOSS,
          Metric.VALIDATION_LOSS,
          Metric.VALIDATION_ACCURACY,
          Metric.LEARNING_RATE,
          Metric.GRADIENT_NORM,
          Metric.WEIGHT_NORM,
          Metric.UPDATE_RATIO);
  private static final List<Metric> LAYERED =
      List.of(
          Metric.GRADIENT_NORM,
          Metric.WEIGHT_NORM,
          Metric.UPDATE_RATIO,
          Metric.DEAD_UNITS,
          Metric.SATURATED_UNITS,
          Metric.CLASS_RECALL);
  private static final List<RunStatus> STATUSES = List.of(RunStatus.values());
  private static final double[] ODD = {
    0,
    1,
    -1,
    1e308,
    -1e308,
    Double.MIN_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  @Test
  void everyRuleAnswersWithoutAnException() {
    Random random = new Random(1);
    for (int trial = 0; trial < 600; trial++) {
      MeasuredRun judged = odd(random).build();
      List<MeasuredRun> others =
          trial % 2 == 0
              ? List.of()
              : Sweep.of(run -> everything(run, random, 1 + random.nextInt(40)));
      assertThat(findings(judged, others)).hasSize(Rules.ALL.size());
    }
  }

  @Test
  void theScaleOfALossChangesNoAnswer() {
    Random random = new Random(2);
    for (int trial = 0; trial < 200; trial++) {
      double[] loss = walk(random, 60);
      double[] validation = walk(random, 60);
      double[] norm = walk(random, 60);
      List<String> answers = new ArrayList<>();
      for (double scale : new double[] {1, 1024, 1.0 / 1024}) {
        MeasuredRun run =
            history()
                .metric(Metric.LEARNING_RATE, 60, i -> 0.1)
                .metric(Metric.GRADIENT_NORM, 60, i -> norm[i])
                .metric(Metric.TRAIN_LOSS, 60, i -> scale * loss[i])
                .metric(Metric.VALIDATION_LOSS, 60, i -> scale * validation[i])
                .build();
        answers.add(answers(findings(run, List.of())));
      }
      assertThat(answers).allMatch(answers.get(0)::equals);
    }
  }

  @Test
  void theOrderOfSiblingsChangesNoAnswer() {
    Random random = new Random(3);
    for (int trial = 0; trial < 50; trial++) {
      MeasuredRun judged = everything(history(), random, 40).build();
      List<MeasuredRun> others = new ArrayList<>(Sweep.of(run -> everything(run, random, 40)));
      List<Finding> before = findings(judged, others);
      Collections.shuffle(others, random);
      assertThat(findings(judged, others)).isEqualTo(before);
    }
  }

  private static List<Finding> findings(MeasuredRun run, List<MeasuredRun> others) {
    YardstickBuilder yardstick = new YardstickBuilder(run.program());
    others.forEach(yardstick::add);
    return Rules.judge(Rules.ALL, run, yardstick.build().leavingOut(run), Thresholds.STANDARD);
  }

  private static String answers(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.rule() + " " + finding.outcome() + " " + finding.severity() + "\n");
    }
    return text.toString();
  }

  /** A history in which any metric may be missing, short, constant, huge or not finite. */
  private static HistoryBuilder odd(Random random) {
    HistoryBuilder history = history().status(STATUSES.get(random.nextInt(STATUSES.size())));
    for (Metric metric : GLOBAL) {
      if (random.nextInt(4) > 0) {
        history.metric(metric, oddValues(random));
      }
    }
    for (Metric metric : LAYERED) {
      int layers = random.nextInt(5);
      for (int layer = 0; layer < layers; layer++) {
        history.layer(metric, "layer" + layer, oddValues(random));
      }
    }
    return history;
  }

  private static double[] oddValues(Random random) {
    double[] values = new double[1 + random.nextInt(50)];
    int kinds = 1 + random.nextInt(3);
    double[] palette = new double[kinds];
    for (int k = 0; k < kinds; k++) {
      palette[k] = ODD[random.nextInt(ODD.length)];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = palette[random.nextInt(kinds)];
    }
    return values;
  }

  private static HistoryBuilder everything(HistoryBuilder history, Random random, int points) {
    GLOBAL.stream()
        .filter(metric -> !metric.equals(Metric.VALIDATION_ACCURACY))
        .forEach(metric -> history.metric(metric, walk(random, points)));
    return history;
  }

  /** Positive values that wander, fall or jump. */
  private static double[] walk(Random random, int points) {
    double[] values = new double[points];
    double drift = random.nextGaussian() / 5;
    double noise = Math.exp(-4 * random.nextDouble());
    double level = 1;
    for (int i = 0; i < points; i++) {
      level *= Math.exp(drift) * (random.nextInt(30) == 0 ? 100 * random.nextDouble() : 1);
      values[i] = level * Math.exp(noise * random.nextGaussian());
    }
    return values;
  }
}
