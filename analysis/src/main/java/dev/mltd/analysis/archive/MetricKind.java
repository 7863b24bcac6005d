package dev.mltd.analysis.archive;

import static dev.mltd.analysis.archive.MetricFacts.maximised;
import static dev.mltd.analysis.archive.MetricFacts.minimised;
import static dev.mltd.analysis.archive.MetricFacts.ofTraining;
import static dev.mltd.analysis.archive.MetricFacts.share;
import static dev.mltd.analysis.archive.MetricFacts.toldByTheTool;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The kinds of metrics that are known, and all that is known of each: one constant a kind, and
 * whoever asks about a metric asks here. What is not here stays raw, with unknown direction: an
 * error rate may be a share or a count, a score may be anything.
 *
 * <p>A kind's forms are what tools write for it, once a name is in lower case, its parts are joined
 * by {@code _}, and split and granularity are taken off: those of the tools whose runs can be
 * imported, and of the public archives that this was tried on. A new form is a word more in a
 * kind's line, a new kind a constant more; no form may belong to two kinds.
 */
@SuppressWarnings("ImmutableEnumChecker") // Nobody changes a line once it is written.
public enum MetricKind {
  LOSS(
      minimised(
              "loss(es)?|(total|mean|lm|overall|full)_loss|loss_(total|mean|sum)|nll|xent|cross_entropy|ce")
          .qualifiedBy("loss")
          .primary(170)
          .drawn(10)),
  BALANCED_ACCURACY(
      share("balanced_acc(uracy)?(_score)?|bal_acc(uracy)?")
          .qualifiedBy("balanced_acc(uracy)?")
          .sometimesPerCent()
          .primary(10)
          .drawn(30)),
  TOP_5_ACCURACY(
      share(
              "top_?5(_?acc(uracy)?)?|acc(uracy)?_?(top_?)?5|prec_?5|(sparse_)?top_k_categorical_accuracy")
          .sometimesPerCent()),
  ACCURACY(
      share(
              "acc(uracy)?|accuracies|mean_acc(uracy)?|acc(uracy)?_score|top_?1(_?acc(uracy)?)?"
                  + "|acc(uracy)?_?(top_?)?1|prec_?1|(sparse_)?categorical_accuracy|binary_accuracy")
          .qualifiedBy("acc(uracy)?")
          .sometimesPerCent()
          .primary(50)
          .drawn(20)),
  F1(
      share("(macro_|micro_|weighted_)?f1(_?score)?|f1_(macro|micro|weighted)")
          .qualifiedBy("f1(_?score)?")
          .primary(20)
          .drawn(40)),
  AUC(
      share("auc|(au)?_?roc(_?auc)?|auroc|auc_roc")
          .qualifiedBy("(auc|auroc)")
          .primary(30)
          .drawn(50)),
  AVERAGE_PRECISION(share("auprc|pr_auc|auc_pr|average_precision")),
  MEAN_AVERAGE_PRECISION_50(share("m_?ap_?50(_[bmp])?")),
  MEAN_AVERAGE_PRECISION(share("m_?ap(_?50_95)?(_[bmp])?|mean_average_precision").primary(40)),
  PRECISION(share("precision(_[bmp])?").qualifiedBy("precision")),
  RECALL(share("recall(_[bmp])?|sensitivity").qualifiedBy("recall")),
  // Some tools score these from 0 to 1, others from 0 to 100.
  BLEU(maximised("(sacre_?)?bleu(_?4)?(_score)?").primary(60)),
  ROUGE_1(maximised("rouge_?1")),
  ROUGE_2(maximised("rouge_?2")),
  ROUGE_L(maximised("rouge_?l(_?sum)?")),
  IOU(share("m_?iou|mean_iou|iou|jaccard(_index)?").qualifiedBy("iou").primary(70)),
  DICE(share("(mean_)?dice(_(score|coef|coeff|coefficient))?").qualifiedBy("dice").primary(80)),
  SSIM(maximised("ssim").within(Range.AT_MOST_ONE).primary(90)),
  PSNR(maximised("psnr")),
  MAE(minimised("mae|mean_absolute_error").qualifiedBy("mae").primary(160).drawn(70)),
  MSE(minimised("mse|mean_squared_error").qualifiedBy("mse").primary(150)),
  RMSE(minimised("rmse|root_mean_squared_error").qualifiedBy("rmse").primary(140).drawn(60)),
  R2(maximised("r2(_?score)?|r_squared").within(Range.AT_MOST_ONE).primary(130)),
  WER(minimised("wer|word_error_rate").primary(100)),
  CER(minimised("cer|character_error_rate").primary(110)),
  FID(minimised("fid").primary(120)),
  PERPLEXITY(minimised("ppl|perplexity").qualifiedBy("(ppl|perplexity)").primary(180).drawn(80)),
  REWARD(
      maximised("reward|(episode_)?reward_mean|mean_reward|ep_rew_mean")
          .within(Range.OF_EITHER_SIGN)),

  /** What a study was told to optimise, where nothing says what it measures. */
  OBJECTIVE(toldByTheTool().primary(190)),

  LEARNING_RATE(
      ofTraining(
              "((cur|current|optimizer)_)?(lr|learning_rate)"
                  + MetricFacts.OPTIMIZER
                  + MetricFacts.GROUP)
          .qualifiedBy(
              "(lr|learning_rate)(_?(pg|group|param_group)?_?[0-9]+)?" + MetricFacts.OPTIMIZER)
          .drawn(100)),
  GRADIENT_NORM(
      ofTraining(
              "((global|total|mean)_)?grad(ient)?s?_?(l_?2_)?norm(_(global|total))?"
                  + "|(grad_)?gnorm|grad_2(_0)?_norm_total|l_?2_norm_grad_global")
          .layered(Split.UNSPECIFIED)
          .drawn(90)),
  WEIGHT_NORM(
      ofTraining(
              "((global|total)_)?(weights?|params?|parameters?|var)_(l_?2_)?g?norm(_(global|total))?"
                  + "|l_?2_norm_param_global")
          .layered(Split.UNSPECIFIED)
          .drawn(120)),
  UPDATE_RATIO(
      ofTraining("update_ratio|update_to_weights?(_ratio)?|update_weights?_ratio")
          .layered(Split.UNSPECIFIED)
          .drawn(110)),
  DEAD_UNITS(
      ofTraining("dead_(units|relus?|neurons)(_(share|fraction|ratio))?")
          .within(Range.SHARE)
          .layered(Split.UNSPECIFIED)),
  SATURATED_UNITS(
      ofTraining("saturated_(units|activations)(_(share|fraction))?")
          .within(Range.SHARE)
          .layered(Split.UNSPECIFIED)),
  CLASS_RECALL(share("class_recall|recall_per_class").layered(Split.VALIDATION)),
  EPOCH(ofTraining("(cur_|current_)?epoch")),
  TOKENS_PER_SECOND(ofTraining("tokens?_per_s(ec(ond)?)?")),
  SAMPLES_PER_SECOND(ofTraining("(samples|examples|images)_per_s(ec(ond)?)?")),
  STEPS_PER_SECOND(ofTraining("(steps|it|iterations)_per_s(ec(ond)?)?"));

  /** What values a kind can have, as far as that is the same in every tool. */
  public enum Range {
    /** From 0 to 1. */
    SHARE,
    /** 1 at best, and below zero where it is bad. */
    AT_MOST_ONE,
    /** On either side of zero even in healthy runs, where no relative improvement exists. */
    OF_EITHER_SIGN,
    /** Not the same everywhere. */
    UNKNOWN
  }

  /**
   * Words that make a name something about a metric instead of its curve: {@code loss_scale} and
   * {@code best_loss} are never a loss.
   */
  private static final Pattern NOT_THE_CURVE =
      Pattern.compile(
          "(.*_)?(best|min|max|lowest|highest|final|delta|diff|std|stddev|var|variance|count|num"
              + "|weight|scale|scaler|factor|coef|coeff|coefficient|time|seconds|ms|threshold"
              + "|target|ratio|stop|patience|step|steps)(_.*)?");

  private static final Map<String, MetricKind> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(MetricKind::canonical, Function.identity()));

  private static final List<MetricKind> PRIMARY = ranked(facts -> facts.primary);
  private static final List<MetricKind> DRAWN = ranked(facts -> facts.drawn);

  private final MetricFacts facts;
  private final String canonical = name().toLowerCase(Locale.ROOT);

  MetricKind(MetricFacts facts) {
    this.facts = facts;
  }

  private static List<MetricKind> ranked(ToIntFunction<MetricFacts> rank) {
    return Arrays.stream(values())
        .filter(kind -> rank.applyAsInt(kind.facts) != MetricFacts.NO_RANK)
        .sorted(Comparator.comparingInt(kind -> rank.applyAsInt(kind.facts)))
        .toList();
  }

  /** The kind of that canonical name. */
  public static Optional<MetricKind> named(String canonical) {
    return Optional.ofNullable(BY_NAME.get(canonical));
  }

  /** The kind that a form can mean only. */
  public static Optional<MetricKind> exactly(String form) {
    return Arrays.stream(values()).filter(kind -> kind.facts.isExactly(form)).findFirst();
  }

  /** The kind of which a form may be one of several: {@code box_loss} among other losses. */
  public static Optional<MetricKind> qualified(String form) {
    if (NOT_THE_CURVE.matcher(form).matches()) {
      return Optional.empty();
    }
    return Arrays.stream(values()).filter(kind -> kind.facts.isQualified(form)).findFirst();
  }

  /** Which way a metric of that canonical (or qualified) name is better. */
  public static Direction direction(String canonical) {
    return named(canonical)
        .or(() -> qualified(canonical))
        .map(MetricKind::direction)
        .orElse(Direction.UNKNOWN);
  }

  /**
   * By convention the first of these that most runs of a program have is what they are ranked by:
   * what a task is scored by comes before its loss, which regularisation and label smoothing
   * redefine, and what is logged because classes are rare comes before accuracy, which rare classes
   * flatter.
   */
  public static List<MetricKind> primary() {
    return PRIMARY;
  }

  /** What of the whole model is always drawn, in this order. */
  public static List<MetricKind> drawn() {
    return DRAWN;
  }

  /** Its name in the archive and everywhere else. */
  public String canonical() {
    return canonical;
  }

  /** Its facts, for tests of the table. */
  MetricFacts facts() {
    return facts;
  }

  /** A metric of this kind. */
  public Metric on(Split split) {
    return new Metric(canonical, split);
  }

  /** Which way it is better; unknown of what is neither good nor bad. */
  public Direction direction() {
    return facts.direction;
  }

  /** What values it can have. */
  public Range range() {
    return facts.range;
  }

  /** Whether it belongs to a part of the data, and not to the training as a whole. */
  public boolean hasSplit() {
    return facts.hasSplit;
  }

  /** The split of a layer's (or a class's) own curve; empty of what layers do not have. */
  public Optional<Split> splitOfLayer() {
    return facts.splitOfLayer;
  }

  /** Whether some programs log it in per cent: a share in most, 61 instead of 0.61 in others. */
  public boolean mayBePerCent() {
    return facts.mayBePerCent;
  }
}
