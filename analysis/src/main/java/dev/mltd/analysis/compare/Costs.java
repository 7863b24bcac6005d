package dev.mltd.analysis.compare;

import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.stats.SignedRank;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What both arms cost on the same seeds, as trained examples times the cost of one.
 *
 * @param control of each training of the unchanged config
 * @param treatment of each with the fix
 */
@SuppressWarnings("ArrayRecordComponent") // Read, never compared with equals.
record Costs(double[] control, double[] treatment) {
  /** Of fewer seeds none could be too many to be noise at {@link Gate#LEVEL}. */
  private static final int FEWEST_TO_PROVE = 4;

  /**
   * What a training costs more where a machine is short of processors, beside the same training
   * elsewhere: small networks beside two busy programs on two cores took up to 2.3 times as much,
   * most of them less than twice. The least of two and two still differed by 1.4.
   */
  private static final double NOISE_OF_FEW = 2;

  /** On the seeds on which both worked: where a config never does, its cost is no yardstick. */
  static Costs of(FixPlan plan, List<TrainingResult> control, List<TrainingResult> treatment) {
    ErrorScale scale = new ErrorScale(plan.metric());
    return where(result -> !Double.isNaN(Pairs.error(result, scale)), control, treatment);
  }

  /**
   * On the seeds on which both ran to their end, be it that they learned nothing, and said what it
   * took. What a training takes that did not is no measure: it is stopped early, and calculates
   * with numbers that are none.
   */
  static Costs ofEnded(List<TrainingResult> control, List<TrainingResult> treatment) {
    return where(
        result ->
            result.failure().isEmpty()
                && Double.isFinite(result.value())
                && Double.isFinite(cost(result)),
        control,
        treatment);
  }

  private static Costs where(
      Predicate<TrainingResult> counts,
      List<TrainingResult> control,
      List<TrainingResult> treatment) {
    int[] both =
        IntStream.range(0, control.size())
            .filter(k -> counts.test(control.get(k)) && counts.test(treatment.get(k)))
            .toArray();
    return new Costs(costs(both, control), costs(both, treatment));
  }

  private static double[] costs(int[] seeds, List<TrainingResult> arm) {
    return Arrays.stream(seeds).mapToObj(arm::get).mapToDouble(Costs::cost).toArray();
  }

  private static double cost(TrainingResult result) {
    return result.trainedExamples() * result.secondsPerExample();
  }

  /** Whether a training that counts does not tell. */
  boolean areUnknown() {
    return Double.isNaN(Arrays.stream(control).sum() + Arrays.stream(treatment).sum());
  }

  /**
   * Cost of the treatment over that of the control; NaN when unknown, or when no seed counts. What
   * else a machine does only ever adds to what an example costs, so the least of an arm tells most:
   * of small networks that shared two cores, medians of seven trainings differed by 45 % between
   * arms that do the same, the least ones by 1 %.
   */
  double ratio() {
    return least(treatment) / least(control);
  }

  private static double least(double[] costs) {
    return Arrays.stream(costs).min().orElse(Double.NaN);
  }

  /**
   * Whether the ratio is beyond a limit, and seed by seed too often so to be noise; few seeds
   * cannot tell that, and their ratio must be beyond what noise makes of them.
   */
  boolean areBeyond(double limit) {
    double[] beyond =
        IntStream.range(0, control.length)
            .mapToDouble(k -> Math.log(treatment[k] / control[k] / limit))
            .toArray();
    return beyond.length < FEWEST_TO_PROVE
        ? ratio() > NOISE_OF_FEW * limit
        : ratio() > limit && SignedRank.pValue(beyond) <= Gate.LEVEL;
  }
}
