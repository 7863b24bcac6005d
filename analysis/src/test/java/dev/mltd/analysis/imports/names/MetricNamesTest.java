package dev.mltd.analysis.imports.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.imports.points.Points;
import dev.mltd.analysis.imports.points.RawSeries;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricNamesTest {
  private static final NameContext KERAS = new NameContext(Split.TRAIN, Map.of(), Map.of());

  private final MetricNames names = MetricNames.standard();

  @ParameterizedTest
  @CsvSource({
    "loss, loss",
    "train/loss, train loss",
    "train_loss, train loss",
    "train_loss_step, train loss",
    "train_loss_epoch, train loss",
    "Train/loss, train loss",
    "trainLoss, train loss",
    "training_loss, train loss",
    "loss/train/total, train loss",
    "train/ce_loss, train loss",
    "train/dpo_loss, train loss",
    "total_loss, loss",
    "mean_loss, loss",
    "lm loss, loss",
    "train_losses, train loss",
    "minibatch/nll, ''",
    "eval_loss, validation loss",
    "eval_squad_loss, validation loss",
    "eval/loss, validation loss",
    "val_loss, validation loss",
    "val/loss, validation loss",
    "valid_loss, validation loss",
    "epoch_val_loss, validation loss",
    "validation_loss, validation loss",
    "dev_loss, validation loss",
    "test_loss, test loss",
    "test_losses, test loss",
    "validation/ctc_loss, validation loss",
    "eval_accuracy, validation accuracy",
    "val_acc, validation accuracy",
    "val/acc, validation accuracy",
    "val_sparse_categorical_accuracy, validation accuracy",
    "epoch_val_acc, validation accuracy",
    "top1, accuracy",
    "acc1, accuracy",
    "top_1_acc, accuracy",
    "Prec@1, accuracy",
    "mean_accuracy, accuracy",
    "test_accuracies, test accuracy",
    "train_acc, train accuracy",
    "accuracy, accuracy",
    "val_top5_acc, validation top_5_accuracy",
    "balanced_accuracy, balanced_accuracy",
    "val_f1_score, validation f1",
    "val/AUROC, validation auc",
    "metrics/mAP50-95(B), mean_average_precision",
    "metrics/mAP50(B), mean_average_precision_50",
    "validation/mean_average_precision, validation mean_average_precision",
    "test/bleu, test bleu",
    "val_mIoU, validation iou",
    "val_dice_score, validation dice",
    "train/ssim, train ssim",
    "val_mae, validation mae",
    "rmse, rmse",
    "val_r2, validation r2",
    "test/wer, test wer",
    "cer, cer",
    "FID, fid",
    "val/ppl, validation perplexity",
    "learning_rate, learning_rate",
    "train/learning_rate, learning_rate",
    "lr-Adam, learning_rate",
    "lr-AdamW/pg1, learning_rate",
    "lr, learning_rate",
    "epoch_lr, learning_rate",
    "lr/pg0, learning_rate",
    "lr_0, learning_rate",
    "train/lr, learning_rate",
    "info/learner/cur_lr, learning_rate",
    "grad_norm, gradient_norm",
    "train/grad_norm, gradient_norm",
    "grad_2.0_norm_total, gradient_norm",
    "gnorm, gradient_norm",
    "l2_norm/grad/global, gradient_norm",
    "grad-norm, gradient_norm",
    "global_gradient_norm, gradient_norm",
    "info/learner/grad_gnorm, gradient_norm",
    "info/learner/var_gnorm, weight_norm",
    "epoch, epoch",
    "train/epoch, epoch",
    "tokens_per_second, tokens_per_second",
    "train/tokens_per_sec, tokens_per_second",
    "eval_samples_per_second, samples_per_second",
    "ｌｏｓｓ, loss",
  })
  void understands(String rawName, String metric) {
    Meaning meaning = names.meaning(rawName, NameContext.NONE);
    if (metric.isEmpty()) {
      assertThat(meaning.naming().recognised()).isFalse();
    } else {
      assertThat(meaning.metric()).hasToString(metric);
      assertThat(meaning.naming().mappedBy()).isEqualTo(MetricNames.TABLE);
      assertThat(meaning.layer()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "grad_2.0_norm/encoder.0.weight, gradient_norm, encoder.0.weight",
    "gradient_norm/fc1, gradient_norm, fc1",
    "train/grad_norm/fc1/kernel, gradient_norm, fc1/kernel",
    "l2_norm/grad/Conv.weight, gradient_norm, Conv.weight",
    "l2_norm/param/Conv.weight, weight_norm, Conv.weight",
    "weights/layer0_attn_norm, weight_norm, layer0_attn",
    "fc1/grad_norm, gradient_norm, fc1",
    "update_ratio/fc1, update_ratio, fc1",
    "dead_units/relu_2, dead_units, relu_2",
    "saturated_units/tanh, saturated_units, tanh",
    "class_recall/cat, validation class_recall, cat",
  })
  void findsTheLayer(String rawName, String metric, String layer) {
    Meaning meaning = names.meaning(rawName, NameContext.NONE);
    assertThat(meaning.metric()).hasToString(metric);
    assertThat(meaning.layer()).isEqualTo(layer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score",
        "accumulated_eval_time",
        "accumulated_submission_time",
        "total_duration",
        "_runtime",
        "train_runtime",
        "train/step",
        "val/step",
        "train/step_time_ms",
        "global_step",
        "top1_error",
        "val_err",
        "error_rate",
        "ortho/layer5_q/err",
        "best_val_loss",
        "loss_scale",
        "min_loss",
        "stop_loss",
        "svd/layer11_v/sigma_min",
        "attn/layer0/maxA/frac>0.95",
        "qkv/layer5/k_norm/mean",
        "grad_inf_norm/fc1",
        "lossless_ratio",
        "",
        "   ",
        "/",
        "___",
        "损失",
        "the 'quoted' \"name\"",
      })
  void leavesRaw(String rawName) {
    Meaning meaning = names.meaning(rawName, NameContext.NONE);
    assertThat(meaning.naming().recognised()).isFalse();
    assertThat(meaning.metric()).isEqualTo(new Metric(rawName, Split.UNSPECIFIED));
    assertThat(meaning.naming().direction()).isEqualTo(Direction.UNKNOWN);
  }

  @Test
  void theFormatSaysWhatTheNameDoesNot() {
    assertThat(names.meaning("loss", KERAS).metric()).isEqualTo(Metric.TRAIN_LOSS);
    assertThat(names.meaning("loss", KERAS).naming().mappedBy()).isEqualTo(MetricNames.ADAPTER);
    assertThat(names.meaning("val_loss", KERAS).metric()).isEqualTo(Metric.VALIDATION_LOSS);
    assertThat(names.meaning("lr", KERAS).metric()).isEqualTo(Metric.LEARNING_RATE);
  }

  @Test
  void directionsComeFromTheTable() {
    assertThat(direction("val_loss")).isEqualTo(Direction.MINIMISE);
    assertThat(direction("val_acc")).isEqualTo(Direction.MAXIMISE);
    assertThat(direction("wer")).isEqualTo(Direction.MINIMISE);
    assertThat(direction("lr")).isEqualTo(Direction.UNKNOWN);
  }

  @Test
  void theDenserSeriesKeepsTheCanonicalName() {
    List<Meaning> meanings =
        names.meanings(
            List.of(series("train_loss_epoch", 3), series("train_loss_step", 30)),
            NameContext.NONE);
    assertThat(meanings.get(1).metric()).isEqualTo(Metric.TRAIN_LOSS);
    assertThat(meanings.get(0).metric())
        .isEqualTo(new Metric("train_loss_epoch", Split.UNSPECIFIED));
    assertThat(meanings.get(0).naming().mappedBy()).isEqualTo(MetricNames.AMBIGUITY);
  }

  @Test
  void oneOfSeveralKindsIsNotTheMetricItself() {
    List<Meaning> alone = names.meanings(List.of(series("val/ctc_loss", 3)), NameContext.NONE);
    assertThat(alone.get(0).metric()).isEqualTo(Metric.VALIDATION_LOSS);

    List<Meaning> several =
        names.meanings(
            List.of(series("val/box_loss", 3), series("val/cls_loss", 3)), NameContext.NONE);
    assertThat(several)
        .extracting(meaning -> meaning.metric().toString())
        .containsExactly("validation box_loss", "validation cls_loss");
    assertThat(several)
        .allSatisfy(
            meaning -> {
              assertThat(meaning.naming().mappedBy()).isEqualTo(MetricNames.QUALIFIED);
              assertThat(meaning.naming().direction()).isEqualTo(Direction.MINIMISE);
            });

    List<Meaning> besideTheTotal =
        names.meanings(List.of(series("val_loss", 3), series("val_kl_loss", 9)), NameContext.NONE);
    assertThat(besideTheTotal)
        .extracting(meaning -> meaning.metric().toString())
        .containsExactly("validation loss", "validation kl_loss");
  }

  @Test
  void namesOfEveryKindDoNotFail() {
    IntStream.iterate(0, character -> character < Character.MAX_VALUE, character -> character + 41)
        .filter(Character::isDefined)
        .mapToObj(character -> "a/" + (char) character + "_loss")
        .forEach(name -> assertThat(names.meaning(name, NameContext.NONE)).isNotNull());
  }

  private Direction direction(String rawName) {
    return names.meaning(rawName, NameContext.NONE).naming().direction();
  }

  private static RawSeries series(String rawName, int size) {
    Points points = new Points();
    for (int step = 0; step < size; step++) {
      points.add(step, 1);
    }
    return new RawSeries(rawName, "", points);
  }
}
