package dev.mltd.analysis.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.RunAssembler;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.names.MetricNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFormatsTest {
  private static final RunFiles FILES = new RunFiles(new Configuration());
  private static final RunAssembler ASSEMBLER =
      new RunAssembler(new FieldColumns(), MetricNames.standard());

  @TempDir private Path temporary;

  @Test
  void aKerasLogHasAnEpochPerRow() throws IOException {
    write("sweep/a/log.csv", "epoch,accuracy,loss,val_loss,note\n0,0.5,1.5,NA,x\n1,nan,-inf,2,y\n");
    RunHistory run = only(read("sweep"));
    assertThat(run.run().runId()).isEqualTo("sweep/a");
    assertThat(run.run().program().name()).isEqualTo("sweep");
    assertThat(run.run().source().tool()).isEqualTo("keras-csv");
    assertThat(series(run, Metric.TRAIN_LOSS).values())
        .containsExactly(1.5, Double.NEGATIVE_INFINITY);
    assertThat(series(run, Metric.TRAIN_ACCURACY).values()).containsExactly(0.5, Double.NaN);
    assertThat(series(run, Metric.VALIDATION_LOSS).steps()).containsExactly(1);
    assertThat(run.series()).hasSize(3);
    assertThat(run.run().counts().read()).isEqualTo(5);
  }

  @Test
  void aKerasLogHasTheConfigThatLiesBesideIt() throws IOException {
    write("sweep/a/log.csv", "epoch,loss\n0,1\n");
    write("sweep/a/config.json", "{\"lr\": 0.1, \"seed\": 7}");
    RunHistory run = only(read("sweep"));
    assertThat(run.run().config().values()).containsEntry("learning_rate", "0.1");
    assertThat(run.run().seed()).hasValue(7);
  }

  @Test
  void logsInOneFolderAreRunsOfTheirOwn() throws IOException {
    write("sweep/a.csv", "epoch,loss\n0,1\n");
    write("sweep/b.csv", "epoch,loss\n0,1\n");
    write("sweep/config.json", "{\"lr\": 0.1}");
    write("sweep/settings.csv", "lr,loss,epoch\n0.1,mse,30\n");
    assertThat(read("sweep"))
        .extracting(run -> run.run().runId())
        .containsExactly("sweep/a", "sweep/b");
    assertThat(read("sweep")).allSatisfy(run -> assertThat(run.run().config().values()).isEmpty());
  }

  @Test
  void aKerasLogWithoutEpochsCountsItsRows() throws IOException {
    write("sweep/a/log.csv", "val_loss;loss\n2;1\n1;0\n");
    assertThat(series(only(read("sweep")), Metric.TRAIN_LOSS).steps()).containsExactly(0, 1);
  }

  @Test
  void anAppendedKerasLogIsARestart() throws IOException {
    write("sweep/a.csv", "epoch,loss\n0,3\n1,2\n0,3\n1,1.5\n2,1\n");
    RunHistory run = only(read("sweep"));
    assertThat(run.run().counts().restarts()).isEqualTo(1);
    assertThat(series(run, Metric.TRAIN_LOSS).values()).containsExactly(3, 1.5, 1);
  }

  @Test
  void aRowThatIsCutOffIsPassedOverAndMarked() throws IOException {
    write("sweep/a/log.csv", "epoch,loss,val_loss\n0,3,4\n1,2");
    RunHistory run = only(read("sweep"));
    assertThat(run.run().truncated()).isTrue();
    assertThat(series(run, Metric.TRAIN_LOSS).size()).isEqualTo(1);
  }

  @Test
  void lightningRowsOfBothSplitsShareAStep() throws IOException {
    write(
        "logs/version_0/metrics.csv",
        "epoch,step,train_loss_step,val_loss,lr-Adam\n,49,1.5,,0.1\n0,99,1.25,,0.1\n0,99,,1.75,\n");
    write(
        "logs/version_0/hparams.yaml",
        "lr: 0.1\nmodel: !!python/object:builtins.Anything\n  depth: 3\nlist: [1, 2]\nnone: null\n");
    RunHistory run = only(read("logs"));
    assertThat(run.run().runId()).isEqualTo("logs/version_0");
    assertThat(series(run, Metric.TRAIN_LOSS).steps()).containsExactly(49, 99);
    assertThat(series(run, Metric.VALIDATION_LOSS).values()).containsExactly(1.75);
    assertThat(series(run, Metric.LEARNING_RATE).size()).isEqualTo(2);
    assertThat(run.run().config().values())
        .containsEntry("learning_rate", "0.1")
        .containsEntry("model.depth", "3")
        .containsEntry("list", "[1,2]")
        .hasSize(3);
  }

  @Test
  void ultralyticsLossesAddUpAndItsMetricsAreOfTheValidationSplit() throws IOException {
    write(
        "detect/train/args.yaml", "model: small.pt\nbatch: 16\nlr0: 0.01\nseed: 7\nname: first\n");
    write(
        "detect/train/results.csv",
        """
          epoch, time, train/box_loss, train/cls_loss, metrics/mAP50(B), metrics/mAP50-95(B)
          1, 10, 1, 2, 0.5, 0.25
          2, 20, 0.5, 1.5, 0.6, 0.3
        """);
    write("detect/train2/args.yaml", "model: small.pt\n");
    List<RunHistory> runs = read("detect");
    assertThat(runs).hasSize(2);
    RunHistory run = runs.get(0);
    assertThat(series(run, Metric.TRAIN_LOSS).values()).containsExactly(3, 2);
    assertThat(series(run, Metric.TRAIN_LOSS).naming().mappedBy()).isEqualTo(MetricNames.DERIVED);
    assertThat(series(run, Metric.TRAIN_LOSS).seconds()).containsExactly(10, 20);
    assertThat(series(run, Metric.TRAIN_LOSS).steps()).containsExactly(1, 2);
    assertThat(run.series())
        .extracting(one -> one.metric().toString())
        .contains("validation mean_average_precision", "validation mean_average_precision_50");
    assertThat(run.run().seed()).hasValue(7);
    assertThat(run.run().name()).isEqualTo("first");
    assertThat(run.run().config().values())
        .containsEntry("learning_rate", "0.01")
        .containsEntry("batch_size", "16");
    assertThat(run.run().counts().kept()).isEqualTo(8);
    assertThat(runs.get(1).series()).isEmpty();
  }

  @Test
  void rayResultsAreReadBeforeItsProgressTable() throws IOException {
    write("tune/t1/params.json", "{\"lr\": 0.1, \"model\": {\"dim\": 84}}");
    write(
        "tune/t1/result.json",
        """
        {"training_iteration": 1, "time_total_s": 2.5, "timestamp": 1000, "loss": NaN, "done": false, "info": {"learner": {"cur_lr": 0.1, "vf_loss": "null"}}, "pid": 3}
        {"training_iteration": 2, "time_total_s": 5.0, "timestamp": 1003, "loss": 0.5, "done": true, "info": {"learner": {"cur_lr": null, "vf_loss": -Infinity}}}
        {"training_iteration": 3, "time_to""");
    write("tune/t1/progress.csv", "training_iteration,loss\n1,9\n");
    RunHistory run = only(read("tune"));
    assertThat(run.run().source().tool()).isEqualTo("ray-tune");
    assertThat(run.run().truncated()).isTrue();
    assertThat(run.run().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.run().startedAt().orElseThrow().getEpochSecond()).isEqualTo(997);
    assertThat(run.run().finishedAt().orElseThrow().getEpochSecond()).isEqualTo(1003);
    assertThat(run.run().config().values())
        .containsEntry("learning_rate", "0.1")
        .containsEntry("model.dim", "84");
    Series loss = named(run, "loss");
    assertThat(loss.values()).containsExactly(Double.NaN, 0.5);
    assertThat(loss.seconds()).containsExactly(2.5, 5);
    assertThat(named(run, "info/learner/cur_lr").values()).containsExactly(0.1);
    assertThat(named(run, "info/learner/vf_loss").values())
        .containsExactly(Double.NaN, Double.NEGATIVE_INFINITY);
    assertThat(run.series()).hasSize(3);
  }

  @Test
  void rayProgressIsReadWhereThereAreNoResults() throws IOException {
    write("tune/t1/progress.csv", "training_iteration,loss,config,done\n1,9,\"{'a': 1}\",False\n");
    write("tune/t1/error.txt", "out of memory");
    RunHistory run = only(read("tune"));
    assertThat(named(run, "loss").values()).containsExactly(9);
    assertThat(run.series()).hasSize(1);
    assertThat(run.run().status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void aBrokenLineInTheMiddleNamesItself() throws IOException {
    write("tune/t1/params.json", "{}");
    write("tune/t1/result.json", "{\"training_iteration\": 1}\n{oops\n{}\n");
    assertThatThrownBy(() -> read("tune"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("result.json:2 is not JSON");
  }

  @Test
  void deepobsListsBecomeSeries() throws IOException {
    write(
        "out/r.json",
        """
        {"train_losses": [2.5, NaN, null], "test_accuracies": [0.1, 0.2, Infinity],
         "minibatch_train_losses": [3, 2, 1, 0], "testproblem": "mnist", "random_seed": 42,
         "learning_rate": 0.1, "hyperparams": {"beta1": 0.9}, "lr_sched_epochs": null}
        """);
    RunHistory run = only(read("out"));
    assertThat(run.run().runId()).isEqualTo("out/r");
    assertThat(run.run().program().name()).isEqualTo("mnist");
    assertThat(run.run().seed()).hasValue(42);
    assertThat(run.run().config().values())
        .containsEntry("learning_rate", "0.1")
        .containsEntry("hyperparams.beta1", "0.9");
    assertThat(series(run, Metric.TRAIN_LOSS).values())
        .containsExactly(2.5, Double.NaN, Double.NaN);
    assertThat(series(run, Metric.TEST_ACCURACY).size()).isEqualTo(3);
    assertThat(named(run, "minibatch_train_losses").metric()).hasToString("train minibatch_loss");
    assertThat(run.run().summary()).containsEntry(RunAssembler.ABSENT_VALUES, 1.0);
  }

  @Test
  void wandbRowsBelongToTheRunTheyName() throws IOException {
    write(
        "export/runs_manifest.csv",
        """
        run_id,run_name,sweep_id,state,created_at,config_optimizer.lr,config_seed
        a,red,s1,finished,2025-01-02T03:04:05Z,0.1,3.0
        b,blue,s1,crashed,2025-01-02T03:04:05Z,,
        """);
    write(
        "export/sweep_s1.csv",
        "train/loss,_step,_runtime,_timestamp,run_id\n3,0,1.5,9,a\n2,1,2.5,9,a\n,2,3.5,9,a\n7,0,1,9,b\n");
    List<RunHistory> runs = read("export");
    RunHistory red = runs.get(0);
    assertThat(red.run().name()).isEqualTo("red");
    assertThat(red.run().experiment()).isEqualTo("s1");
    assertThat(red.run().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(red.run().seed()).hasValue(3);
    assertThat(red.run().startedAt()).isPresent();
    assertThat(red.run().config().values())
        .containsEntry("learning_rate", "0.1")
        .doesNotContainKey("run_name");
    assertThat(red.series()).hasSize(1);
    assertThat(series(red, Metric.TRAIN_LOSS).seconds()).containsExactly(1.5, 2.5);
    assertThat(runs.get(1).run().status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void aFolderWithoutRunsSaysWhatWasLookedFor() throws IOException {
    write("empty/readme.txt", "nothing");
    assertThatThrownBy(() -> read("empty"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("no run was found under")
        .hasMessageContaining("keras-csv");
  }

  @Test
  void oneFileIsReadWithWhatStandsBesideIt() throws IOException {
    write("logs/version_0/metrics.csv", "epoch,step,train_loss\n0,1,2\n");
    write("logs/version_0/hparams.yaml", "lr: 0.1\n");
    write("logs/version_0/other/metrics.csv", "epoch,step,train_loss\n0,1,2\n");
    RunHistory run = only(read("logs/version_0/metrics.csv"));
    assertThat(run.run().runId()).isEqualTo("version_0");
    assertThat(run.run().config().values()).containsEntry("learning_rate", "0.1");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> read("nowhere"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void eachPartOfAMixedFolderIsReadInItsOwnFormat() throws IOException {
    write("both/a/log.csv", "epoch,loss\n0,1\n");
    write("both/b/progress.csv", "training_iteration,loss\n1,9\n");
    assertThat(read("both"))
        .extracting(run -> run.run().source().tool())
        .containsExactly("keras-csv", "ray-tune");
  }

  @Test
  void twoFormatsThatFitTheSameRunAskForAChoice() throws IOException {
    write("both/a/args.yaml", "batch: 3\n");
    write("both/a/progress.csv", "training_iteration,loss\n1,9\n");
    assertThatThrownBy(() -> read("both"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("ray-tune and ultralytics-csv")
        .hasMessageContaining("--from");
  }

  @Test
  void whatARunLeftBehindBesidesIsNoRunOfItsOwn() throws IOException {
    write("tune/t1/progress.csv", "training_iteration,loss\n1,9\n");
    write("tune/t1/lightning_logs/version_0/metrics.csv", "epoch,step,train_loss\n0,1,2\n");
    FileTree tree = FILES.tree(temporary.resolve("tune").toString());
    assertThat(RunFormats.guess(tree))
        .extracting(FoundRuns::text)
        .containsExactly("Ray Tune, 1 run");
    assertThat(RunFormats.find("lightning-csv", tree))
        .extracting(FoundRuns::text)
        .containsExactly("Lightning CSVLogger, 1 run");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    write("elsewhere/log.csv", "epoch,loss\n0,1\n");
    write("sweep/a/log.csv", "epoch,loss\n0,1\n");
    Files.createSymbolicLink(temporary.resolve("sweep/b"), temporary.resolve("elsewhere"));
    Files.createSymbolicLink(temporary.resolve("sweep/a/round"), temporary.resolve("sweep"));
    FileTree tree = FILES.tree(temporary.resolve("sweep").toString());
    assertThat(tree.files()).hasSize(1);
    assertThat(tree.links()).hasSize(2);
  }

  @Test
  void anUnknownFormatNamesTheKnownOnes() throws IOException {
    write("sweep/a/log.csv", "epoch,loss\n0,1\n");
    FileTree tree = FILES.tree(temporary.resolve("sweep").toString());
    assertThatThrownBy(() -> RunFormats.find("excel", tree))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("'excel'")
        .hasMessageContaining("wandb-csv");
  }

  @Test
  void formatsAreSortedByName() {
    assertThat(RunFormats.ALL).extracting(RunFormat::name).isSorted();
  }

  private List<RunHistory> read(String folder) throws IOException {
    return FolderImport.read(temporary.resolve(folder).toString(), FILES, ASSEMBLER);
  }

  private void write(String file, String text) throws IOException {
    Path path = temporary.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static RunHistory only(List<RunHistory> runs) {
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }

  private static Series series(RunHistory run, Metric metric) {
    return run.series().stream()
        .filter(one -> one.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private static Series named(RunHistory run, String rawName) {
    return run.series().stream()
        .filter(one -> one.naming().rawName().equals(rawName))
        .findFirst()
        .orElseThrow();
  }
}
