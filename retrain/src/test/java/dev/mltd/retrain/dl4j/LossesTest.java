package dev.mltd.retrain.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.retrain.Histories;
import dev.mltd.retrain.dl4j.training.Toys;
import dev.mltd.retrain.dl4j.training.TrainedRun;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** What is minimised. */
class LossesTest {
  private static final IActivation SOFTMAX = new ActivationSoftmax();
  private static final float[][] LABELS = {{1, 0, 0}, {0, 0, 1}};
  private static final float[][] LOGITS = {{0.5f, -1, 2}, {1, 0.25f, -0.5f}};

  @Test
  void fromLogitsIsTheCrossEntropyWhereThatIsEasy() {
    assertThat(score(new CrossEntropyFromLogits(), LOGITS))
        .isCloseTo(score(new LossMCXENT(), LOGITS), within(1e-5));
  }

  @Test
  void fromLogitsTellsHowWrongAConfidentAnswerIs() {
    float[][] confident = {{0, 0, 200}, {200, 0, 0}};
    assertThat(score(new CrossEntropyFromLogits(), confident)).isEqualTo(200);
    // DL4J's floor of 1e-10.
    assertThat(score(new LossMCXENT(), confident)).isBetween(22.0, 24.0);
    assertThat(score(new HalfPrecisionCrossEntropy(), confident)).isInfinite();
  }

  @Test
  void gradientsAreTheSlopesOfTheScores() {
    float[] weights = {0.5f, 1, 3};
    assertGradient(new CrossEntropyFromLogits());
    assertGradient(new WeightedLoss(new LossMCXENT(), weights));
    assertGradient(new WeightedLoss(new CrossEntropyFromLogits(), weights));
    assertGradient(new WeightedLoss(new LossMSE(), weights));
  }

  @Test
  void anExampleCountsByTheWeightOfItsClass() {
    float[][] first = {LOGITS[0]};
    INDArray label = Nd4j.create(new float[][] {LABELS[0]});
    ILossFunction weighted = new WeightedLoss(new LossMSE(), new float[] {3, 1, 1});
    assertThat(weighted.computeScore(label, Nd4j.create(first), SOFTMAX, null, false))
        .isCloseTo(
            3 * new LossMSE().computeScore(label, Nd4j.create(first), SOFTMAX, null, false),
            within(1e-6));
  }

  @Test
  void aWeightedLossOfHalfPrecisionBreaksLikeAnyOther() {
    float[][] confident = {{0, 0, 200}, {200, 0, 0}};
    ILossFunction weighted =
        new WeightedLoss(new HalfPrecisionCrossEntropy(), new float[] {1, 1, 1});
    assertThat(score(weighted, confident)).isInfinite();
    assertThat(score(weighted, LOGITS)).isCloseTo(score(new LossMCXENT(), LOGITS), within(1e-5));
  }

  @Test
  void aTrainingFromLogitsGoesTheSameWay() {
    TrainedRun plain = Toys.train(Map.of());
    TrainedRun stable = Toys.train(Map.of("loss_from_logits", "true"));
    assertThat(stable.history().run().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(Histories.end(stable.history(), Metric.TRAIN_LOSS))
        .isCloseTo(Histories.end(plain.history(), Metric.TRAIN_LOSS), within(1e-4));
  }

  @Test
  void smoothedLabelsBoundTheTrainingLossAndLeaveTheValidationLossPlain() {
    Map<String, String> smoothing = Map.of("label_smoothing", "0.3", "epochs", "30");
    TrainedRun smoothed = Toys.train(smoothing);
    TrainedRun plain = Toys.train(Map.of("epochs", "30"));
    // The entropy of labels of 0.8, 0.1 and 0.1.
    double[] losses = Histories.values(smoothed.history(), Metric.TRAIN_LOSS);
    assertThat(Arrays.stream(losses).min().getAsDouble()).isGreaterThan(0.639);
    assertThat(Histories.end(plain.history(), Metric.TRAIN_LOSS)).isLessThan(0.3);
    assertThat(Histories.values(smoothed.history(), Metric.VALIDATION_LOSS)[0])
        .isEqualTo(Histories.values(plain.history(), Metric.VALIDATION_LOSS)[0]);
    assertThat(Histories.end(smoothed.history(), Metric.VALIDATION_ACCURACY)).isGreaterThan(0.85);
  }

  private static double score(ILossFunction loss, float[][] logits) {
    return loss.computeScore(Nd4j.create(LABELS), Nd4j.create(logits), SOFTMAX, null, true);
  }

  private static void assertGradient(ILossFunction loss) {
    INDArray gradient =
        loss.computeGradient(Nd4j.create(LABELS), Nd4j.create(LOGITS), SOFTMAX, null);
    double step = 1e-2;
    for (int row = 0; row < LOGITS.length; row++) {
      for (int column = 0; column < LOGITS[row].length; column++) {
        double slope =
            (shifted(loss, row, column, step) - shifted(loss, row, column, -step)) / (2 * step);
        assertThat(gradient.getDouble(row, column)).as(loss.name()).isCloseTo(slope, within(1e-3));
      }
    }
  }

  private static double shifted(ILossFunction loss, int row, int column, double step) {
    INDArray logits = Nd4j.create(LOGITS);
    logits.putScalar(row, column, LOGITS[row][column] + step);
    return loss.computeScore(Nd4j.create(LABELS), logits, SOFTMAX, null, false);
  }
}
