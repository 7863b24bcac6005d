package dev.mltd.analysis.spark.phases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mltd.analysis.archive.RecordJson;
import dev.mltd.analysis.compare.Comparison;
import dev.mltd.analysis.compare.Judgement;
import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.publish.PlainFiles;
import dev.mltd.analysis.publish.PublishException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;

/**
 * Keeps what a verified fix delivered, under {@code models/} of the warehouse by the plan's id: the
 * model of the best seed, what it is and where it comes from, and the fix as a patch.
 */
final class SavedModels {

  private final Path root;
  private final Configuration hadoop;

  SavedModels(String warehouse, Configuration hadoop) {
    this.root = new Path(warehouse, "models");
    this.hadoop = hadoop;
  }

  /**
   * Saves the best model of a verified fix.
   *
   * @param trainings of the plan's confirmation
   * @return its folder; empty when the trainer keeps no model
   */
  Optional<String> save(
      Judgement judgement, List<DeliveredTraining> trainings, LocalDate date, String codeVersion) {
    Comparison comparison = judgement.comparison().orElseThrow();
    TrainingResult best = comparison.best().orElseThrow();
    Optional<String> model =
        trainings.stream()
            .filter(row -> row.trainingId().equals(best.training().id()))
            .map(DeliveredTraining::modelPath)
            .filter(path -> !path.isEmpty())
            .findFirst();
    if (model.isEmpty()) {
      return Optional.empty();
    }
    Path folder = new Path(root, judgement.plan().id());
    try {
      FileSystem files = PlainFiles.at(folder, hadoop);
      Path from = new Path(model.get());
      files.mkdirs(folder);
      FileUtil.copy(
          PlainFiles.at(from, hadoop),
          from,
          files,
          new Path(folder, from.getName()),
          false,
          true,
          hadoop);
      write(files, new Path(folder, "fix.patch.json"), comparison.candidate().change().patch());
      write(
          files,
          new Path(folder, "model.json"),
          description(judgement, best, from.getName(), date, codeVersion).toPrettyString());
      return Optional.of(folder.toString());
    } catch (IOException failed) {
      throw new PublishException(
          "the model of %s cannot be saved in %s: %s; nothing was published"
              .formatted(comparison.candidate().fix(), folder, failed.getMessage()),
          failed);
    }
  }

  private static ObjectNode description(
      Judgement judgement, TrainingResult best, String file, LocalDate date, String codeVersion) {
    Comparison comparison = judgement.comparison().orElseThrow();
    ObjectNode described = RecordJson.STORED.createObjectNode();
    described.put("model", file);
    described.put("program", best.training().program().name());
    described.set("config", RecordJson.STORED.valueToTree(best.training().config().values()));
    described.put("seed", best.training().seed());
    described.put("metric", judgement.plan().metric().toString());
    described.put("value", best.value());
    described.put("cause", comparison.candidate().cause());
    described.put("fix", comparison.candidate().fix());
    described.put("verdict", judgement.reason());
    described.set("runs", RecordJson.STORED.valueToTree(judgement.plan().runIds()));
    described.put("training", best.training().id());
    described.put("trainer", best.training().trainer());
    described.put("trainer_version", best.training().trainerVersion());
    described.put("device_type", best.training().deviceType());
    described.put("data", best.training().data().path());
    described.put("data_fingerprint", best.training().data().fingerprint());
    described.put("sweep_date", date.toString());
    described.put("code_version", codeVersion);
    return described;
  }

  private static void write(FileSystem files, Path path, String text) throws IOException {
    PlainFiles.write(files, path, text.getBytes(StandardCharsets.UTF_8));
  }
}
