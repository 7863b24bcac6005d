package dev.mltd.retrain;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.RecordJson;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.archive.StepUnit;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.publish.WriteOnceFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The finished trainings of a warehouse, each kept once under its id with its outcome, its history,
 * its model and what it printed.
 */
public final class TrainingStore {
  private static final String HISTORY = "history.json.gz";

  /** As the archive's columns are named and filled. */
  private static final JsonMapper JSON =
      RecordJson.NAMED_AS_COLUMNS
          .rebuild()
          .enable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .addMixIn(Split.class, Stored.class)
          .addMixIn(StepUnit.class, Stored.class)
          .build();

  private interface Stored {
    @JsonValue
    String stored();
  }

  private final WriteOnceFolder folder;
  private final Configuration hadoop;

  /**
   * @param warehouse its folder; any Hadoop path
   */
  public TrainingStore(String warehouse, Configuration hadoop) {
    this.folder = new WriteOnceFolder(warehouse, "trainings", hadoop);
    this.hadoop = hadoop;
  }

  /** What became of a training; empty when nobody finished it. */
  public Optional<TrainingOutcome> outcome(String trainingId) {
    return folder
        .finished(trainingId, TrainingOutcome.class)
        .map(
            kept ->
                kept.content().model().isEmpty()
                    ? kept.content()
                    : kept.content()
                        .withModel(new Path(kept.folder(), kept.content().model()).toString()));
  }

  /** The history of a finished training, as a run without a name. */
  public Optional<RunHistory> history(String trainingId) {
    return folder
        .finished(trainingId, TrainingOutcome.class)
        .map(kept -> read(new Path(kept.folder(), HISTORY)));
  }

  private RunHistory read(Path file) {
    try (InputStream in = new GZIPInputStream(file.getFileSystem(hadoop).open(file))) {
      return JSON.readValue(in, ArchivedRun.class).toHistory();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "%s cannot be read; remove its training's folder to have it trained again"
              .formatted(file),
          unreadable);
    }
  }

  /**
   * Keeps a training.
   *
   * @param made folder with its files
   * @throws IOException when it cannot be written; it is not finished then
   */
  void keep(Trained trained, java.nio.file.Path made) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(made.resolve(HISTORY)))) {
      // The clock is no part of what determines a training.
      JSON.writeValue(out, ArchivedRun.of(trained.history(), Instant.EPOCH));
    }
    folder.finish(trained.outcome().trainingId(), made, trained.outcome());
  }
}
