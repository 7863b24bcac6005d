package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** The catalogue of rules. */
public final class Rules {

  /** Every rule, sorted by name. */
  public static final List<Rule> ALL =
      List.of(
          new ActivationsSaturated(),
          new BudgetWastedAfterBest(),
          new ClassesImbalanced(),
          new ConvergesTooSlowly(),
          new EndsWhileStillImproving(),
          new GapLargerThanSiblings(),
          new GradientsBecameNonFinite(),
          new GradientsClippedThroughout(),
          new GradientsExplode(),
          new GradientsFallWithDepth(),
          new GradientsVanish(),
          new InputsNotNormalised(),
          new LayerFrozen(),
          new LearningRateNeverDecays(),
          new LossBecameNonFinite(),
          new LossDiverges(),
          new LossNeverLearned(),
          new LossOscillates(),
          new LossPlateausWhileSiblingsGoOn(),
          new LossSpikes(),
          new OneClassRecalledFarBelow(),
          new OutliersInInputs(),
          new Overfits(),
          new TrainedFarPastBest(),
          new TrainingStalled(),
          new Underfits(),
          new UnitsDead(),
          new UpdatesTooLarge(),
          new UpdatesTooSmall(),
          new ValidationNoisierThanTrain(),
          new ValidationOffFromStart(),
          new ValuesMissing(),
          new WarmUpMissing(),
          new WeightsBlowUp(),
          new WeightsCollapse(),
          new WorseThanSiblings());

  /** The names of all rules, sorted. */
  public static final List<String> NAMES = ALL.stream().map(Rule::name).toList();

  private Rules() {}

  /** The rule of that name. */
  public static Optional<Rule> named(String name) {
    return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  /** Digest of rules with the limits in force: equal means that equal runs get equal answers. */
  public static String version(List<String> names, Thresholds thresholds) {
    StringBuilder described = new StringBuilder();
    for (String name : names) {
      Rule rule = named(name).orElseThrow();
      described.append(name);
      rule.limits().forEach(limit -> described.append(' ').append(thresholds.of(rule, limit)));
      described.append('\n');
    }
    thresholds.mutes().forEach(mute -> described.append(mute).append('\n'));
    return DigestUtils.sha256Hex(described.toString()).substring(0, 16);
  }

  /** The answers of these rules about one run, in their order. */
  public static List<Finding> judge(
      List<Rule> rules, MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    return rules.stream().map(rule -> rule.answer(run, siblings, thresholds)).toList();
  }
}
