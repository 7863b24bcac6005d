package dev.mltd.retrain.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.retrain.Histories;
import dev.mltd.retrain.dl4j.training.Toys;
import dev.mltd.retrain.dl4j.training.TrainedRun;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningRateTest {
  private static final Map<String, String> PLATEAU = Map.of("schedule", "plateau", "epochs", "80");

  @Test
  void fallsToATenthOnceTheLossHasNotImprovedForATenthOfTheEpochs() {
    LearningRate rate = new LearningRate(Toys.description(PLATEAU));
    rate.observe(1);
    observe(rate, 1, 7);
    assertThat(rate.at(8)).isEqualTo(0.1);
    observe(rate, 1, 1);
    assertThat(rate.at(9)).isCloseTo(0.01, within(1e-12));
    observe(rate, 1, 7);
    assertThat(rate.at(16)).isCloseTo(0.01, within(1e-12));
    observe(rate, Double.NaN, 1);
    assertThat(rate.at(17)).isCloseTo(0.001, within(1e-12));
  }

  @Test
  void stayWhileTheLossImproves() {
    LearningRate rate = new LearningRate(Toys.description(PLATEAU));
    for (int epoch = 0; epoch < 80; epoch++) {
      rate.observe(1.0 / (1 + epoch));
    }
    assertThat(rate.at(79)).isEqualTo(0.1);
  }

  @Test
  void waitsForAPlateauOnlyWhenAsked() {
    LearningRate rate = new LearningRate(Toys.description(Map.of("epochs", "80")));
    observe(rate, 1, 80);
    assertThat(rate.at(79)).isEqualTo(0.1);
  }

  @Test
  void theStepsOfATrainingFallWithIt() {
    // Far too high to get better for long.
    TrainedRun run =
        Toys.train(Map.of("schedule", "plateau", "epochs", "40", "learning_rate", "1.5"));
    double[] rates = Histories.values(run.history(), Metric.LEARNING_RATE);
    assertThat(rates[0]).isEqualTo(1.5);
    int fall = 0;
    while (rates[fall] == rates[0]) {
      fall++;
    }
    assertThat(rates[fall]).isCloseTo(0.15, within(1e-12));
    double[] ratios = Histories.values(run.history(), Metric.UPDATE_RATIO, "output");
    assertThat(ratios[fall]).isLessThan(ratios[fall - 1] / 2);
  }

  private static void observe(LearningRate rate, double loss, int times) {
    for (int k = 0; k < times; k++) {
      rate.observe(loss);
    }
  }
}
