package dev.mltd.analysis.imports.names;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The canonical metrics with the forms in which tools write them, once a name is in lower case, its
 * parts are joined by {@code _}, and split and granularity are taken off. What is not here stays
 * raw: an error rate may be a share or a count, a score may be anything.
 */
final class MetricTable {
  /**
   * One canonical metric.
   *
   * @param name canonical
   * @param direction which way is better
   * @param exact forms that can mean nothing else
   * @param qualified whether a form may follow other words ({@code box_loss}), of which a run may
   *     have several
   * @param hasSplit whether it belongs to a part of the data
   */
  record Entry(
      String name,
      Direction direction,
      Pattern exact,
      Optional<Pattern> qualified,
      boolean hasSplit) {}

  /** Words that make a name something about a metric instead of its curve. */
  private static final Set<String> NOT_THE_CURVE =
      Set.of(
          "best",
          "min",
          "max",
          "lowest",
          "highest",
          "final",
          "delta",
          "diff",
          "std",
          "stddev",
          "var",
          "variance",
          "count",
          "num",
          "weight",
          "scale",
          "scaler",
          "factor",
          "coef",
          "coeff",
          "coefficient",
          "time",
          "seconds",
          "ms",
          "threshold",
          "target",
          "ratio",
          "stop",
          "patience",
          "step",
          "steps");

  private static final String OPTIMIZER =
      "(_?(adam|adam_?w|sgd|rms_?prop|adagrad|adadelta|adamax|nadam|radam|lion|lamb|lars|muon|adafactor|lbfgs|rprop))?";
  private static final String GROUP = "(_?(pg|group|param_group)?_?[01])?";

  private static final List<Entry> ENTRIES =
      List.of(
          entry(
              Metric.LOSS,
              Direction.MINIMISE,
              "loss(es)?|(total|mean|lm|overall|full)_loss|loss_(total|mean|sum)|nll|xent|cross_entropy|ce",
              "loss"),
          entry(
              "balanced_accuracy",
              Direction.MAXIMISE,
              "balanced_acc(uracy)?(_score)?|bal_acc(uracy)?",
              "balanced_acc(uracy)?"),
          entry(
              "top_5_accuracy",
              Direction.MAXIMISE,
              "top_?5(_?acc(uracy)?)?|acc(uracy)?_?(top_?)?5|prec_?5|(sparse_)?top_k_categorical_accuracy",
              ""),
          entry(
              Metric.ACCURACY,
              Direction.MAXIMISE,
              "acc(uracy)?|accuracies|mean_acc(uracy)?|acc(uracy)?_score|top_?1(_?acc(uracy)?)?"
                  + "|acc(uracy)?_?(top_?)?1|prec_?1|(sparse_)?categorical_accuracy|binary_accuracy",
              "acc(uracy)?"),
          entry(
              "f1",
              Direction.MAXIMISE,
              "(macro_|micro_|weighted_)?f1(_?score)?|f1_(macro|micro|weighted)",
              "f1(_?score)?"),
          entry("auc", Direction.MAXIMISE, "auc|(au)?_?roc(_?auc)?|auroc|auc_roc", "(auc|auroc)"),
          entry(
              "average_precision", Direction.MAXIMISE, "auprc|pr_auc|auc_pr|average_precision", ""),
          entry("mean_average_precision_50", Direction.MAXIMISE, "m_?ap_?50(_[bmp])?", ""),
          entry(
              "mean_average_precision",
              Direction.MAXIMISE,
              "m_?ap(_?50_95)?(_[bmp])?|mean_average_precision",
              ""),
          entry("precision", Direction.MAXIMISE, "precision(_[bmp])?", "precision"),
          entry("recall", Direction.MAXIMISE, "recall(_[bmp])?|sensitivity", "recall"),
          entry("bleu", Direction.MAXIMISE, "(sacre_?)?bleu(_?4)?(_score)?", ""),
          entry("rouge_1", Direction.MAXIMISE, "rouge_?1", ""),
          entry("rouge_2", Direction.MAXIMISE, "rouge_?2", ""),
          entry("rouge_l", Direction.MAXIMISE, "rouge_?l(_?sum)?", ""),
          entry("iou", Direction.MAXIMISE, "m_?iou|mean_iou|iou|jaccard(_index)?", "iou"),
          entry(
              "dice", Direction.MAXIMISE, "(mean_)?dice(_(score|coef|coeff|coefficient))?", "dice"),
          entry("ssim", Direction.MAXIMISE, "ssim", ""),
          entry("psnr", Direction.MAXIMISE, "psnr", ""),
          entry("mae", Direction.MINIMISE, "mae|mean_absolute_error", "mae"),
          entry("mse", Direction.MINIMISE, "mse|mean_squared_error", "mse"),
          entry("rmse", Direction.MINIMISE, "rmse|root_mean_squared_error", "rmse"),
          entry("r2", Direction.MAXIMISE, "r2(_?score)?|r_squared", ""),
          entry("wer", Direction.MINIMISE, "wer|word_error_rate", ""),
          entry("cer", Direction.MINIMISE, "cer|character_error_rate", ""),
          entry("fid", Direction.MINIMISE, "fid", ""),
          entry("perplexity", Direction.MINIMISE, "ppl|perplexity", "(ppl|perplexity)"),
          entry(
              "reward",
              Direction.MAXIMISE,
              "reward|(episode_)?reward_mean|mean_reward|ep_rew_mean",
              ""),
          plain(
              Metric.LEARNING_RATE.name(),
              "((cur|current|optimizer)_)?(lr|learning_rate)" + OPTIMIZER + GROUP,
              "(lr|learning_rate)(_?(pg|group|param_group)?_?[0-9]+)?" + OPTIMIZER),
          plain(
              Metric.GRADIENT_NORM.name(),
              "((global|total|mean)_)?grad(ient)?s?_?(l_?2_)?norm(_(global|total))?"
                  + "|(grad_)?gnorm|grad_2(_0)?_norm_total|l_?2_norm_grad_global",
              ""),
          plain(
              Metric.WEIGHT_NORM.name(),
              "((global|total)_)?(weights?|params?|parameters?|var)_(l_?2_)?g?norm(_(global|total))?"
                  + "|l_?2_norm_param_global",
              ""),
          plain(
              Metric.UPDATE_RATIO.name(),
              "update_ratio|update_to_weights?(_ratio)?|update_weights?_ratio",
              ""),
          plain(
              Metric.DEAD_UNITS.name(),
              "dead_(units|relus?|neurons)(_(share|fraction|ratio))?",
              ""),
          plain(
              Metric.SATURATED_UNITS.name(),
              "saturated_(units|activations)(_(share|fraction))?",
              ""),
          entry(
              Metric.CLASS_RECALL.name(), Direction.MAXIMISE, "class_recall|recall_per_class", ""),
          plain("epoch", "(cur_|current_)?epoch", ""),
          plain("tokens_per_second", "tokens?_per_s(ec(ond)?)?", ""),
          plain("samples_per_second", "(samples|examples|images)_per_s(ec(ond)?)?", ""),
          plain("steps_per_second", "(steps|it|iterations)_per_s(ec(ond)?)?", ""));

  private MetricTable() {}

  /** The entry of that canonical name. */
  static Optional<Entry> named(String canonical) {
    return ENTRIES.stream().filter(entry -> entry.name().equals(canonical)).findFirst();
  }

  /** Which way a metric of that canonical (or qualified) name is better. */
  static Direction direction(String canonical) {
    return named(canonical)
        .or(() -> qualified(canonical))
        .map(Entry::direction)
        .orElse(Direction.UNKNOWN);
  }

  /** The entry that a form can mean only. */
  static Optional<Entry> exactly(String form) {
    return ENTRIES.stream().filter(entry -> entry.exact().matcher(form).matches()).findFirst();
  }

  /** The entry of which a form may be one of several. */
  static Optional<Entry> qualified(String form) {
    for (String word : form.split("_", -1)) {
      if (NOT_THE_CURVE.contains(word)) {
        return Optional.empty();
      }
    }
    return ENTRIES.stream()
        .filter(
            entry -> entry.qualified().filter(known -> known.matcher(form).matches()).isPresent())
        .findFirst();
  }

  private static Entry entry(String name, Direction direction, String exact, String qualified) {
    return new Entry(name, direction, Pattern.compile(exact), qualifiedBy(qualified), true);
  }

  /** A metric of the whole training, not of a part of the data, and neither good nor bad. */
  private static Entry plain(String name, String exact, String qualified) {
    return new Entry(
        name, Direction.UNKNOWN, Pattern.compile(exact), qualifiedBy(qualified), false);
  }

  private static Optional<Pattern> qualifiedBy(String form) {
    return form.isEmpty()
        ? Optional.empty()
        : Optional.of(Pattern.compile("([a-z0-9]+_)*?" + form));
  }
}
