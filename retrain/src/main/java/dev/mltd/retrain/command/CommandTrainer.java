package dev.mltd.retrain.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RecordJson;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.RunAssembler;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.formats.FolderImport;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.retrain.Device;
import dev.mltd.retrain.NotCarriedOutException;
import dev.mltd.retrain.Trained;
import dev.mltd.retrain.Trainer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Trains by running a program of the team's, in whatever framework. The program is given a config
 * as JSON and leaves, in its folder for output, a history in any format that can be imported and,
 * if it likes, a {@code result.json}; see {@link CommandResult}.
 *
 * @param command that trains
 * @param codeVersion of the program and of whatever else determines its results
 */
public record CommandTrainer(Command command, String codeVersion) implements Trainer {
  /** As the programs file names it. */
  public static final String KIND = "command";

  private static final String OUTPUT = "output.log";
  private static final String RESULT = "result.json";

  /** Added by a shell's convention to the number of the signal that ended a program. */
  private static final int SIGNALLED = 128;

  private static final int KILL = 9;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String version() {
    return codeVersion + " " + Fingerprint.of(command.arguments()).substring(0, 8);
  }

  /** A command understands what it understands: it can only be tried. */
  @Override
  public Optional<String> refusal(Program program, RunConfig config) {
    return Optional.empty();
  }

  @Override
  public Trained train(Training training, Device device, Path folder) throws IOException {
    long startedAt = System.nanoTime();
    Path config = folder.resolve("config.json");
    Files.writeString(config, Change.between(RunConfig.empty(), training.config()).patch() + "\n");
    Path out = Files.createDirectory(folder.resolve("out"));
    int code = run(training, device, folder, config, out);
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    CommandResult result = result(out.resolve(RESULT));
    Optional<RunHistory> read = history(training, out, seconds);
    boolean broke = read.map(CommandTrainer::endsNonFinite).orElse(false);
    Optional<String> failure =
        result.failure().or(() -> Optional.of("non-finite loss").filter(reason -> broke));
    if (code != 0 && failure.isEmpty()) {
      throw new NotCarriedOutException(ended(code, folder.resolve(OUTPUT)));
    }
    if (read.isEmpty()) {
      throw new NotCarriedOutException(
          "it ended well but left no history that can be read in its folder for output");
    }
    RunHistory history = read.get();
    if (failure.isEmpty() && history.run().truncated()) {
      throw new NotCarriedOutException(
          "it ended well but its history breaks off in the middle of a line");
    }
    SortedMap<String, Double> values = lastValues(history);
    values.putAll(result.metrics());
    // Without a count of examples, steps are what is comparable between the arms.
    double examples = result.trainedExamples().orElseGet(() -> lastStep(history));
    double cost =
        result
            .costOfExample()
            .orElse(result.trainedExamples().isPresent() ? seconds / examples : 1);
    return new Trained(
        history,
        new TrainingOutcome(
            training.id(),
            failure.isPresent() ? TrainingOutcome.Status.FAILED : TrainingOutcome.Status.TRAINED,
            failure.orElse(""),
            values,
            new TreeMap<>(result.trivial()),
            result.evaluation(),
            examples,
            0,
            cost,
            seconds,
            device.name(),
            kept(result.model(), out, folder)));
  }

  private int run(Training training, Device device, Path folder, Path config, Path out)
      throws IOException {
    File output = folder.resolve(OUTPUT).toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command.filled(config, training.seed(), training.data().path(), out))
            .directory(new File(command.directory()))
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().putAll(command.environment());
    // An empty list hides all cards, so that a training planned for a processor runs on one.
    builder.environment().put("CUDA_VISIBLE_DEVICES", device.address());
    Process process;
    try {
      process = builder.start();
    } catch (IOException cannotStart) {
      throw new NotCarriedOutException(
          "its command cannot be started: " + cannotStart.getMessage());
    }
    try {
      if (!process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NotCarriedOutException(
            "it was ended because it ran past its time limit of %s; its last words: %s"
                .formatted(words(command.limit()), lastLine(output.toPath())));
      }
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NotCarriedOutException("it was stopped from outside");
    } finally {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static String words(Duration limit) {
    return limit.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String ended(int code, Path output) throws IOException {
    String how =
        code <= SIGNALLED
            ? "it exited with %d".formatted(code)
            : code == SIGNALLED + KILL
                ? "it was killed, as the system does when memory runs out"
                : "signal %d ended it".formatted(code - SIGNALLED);
    return "%s; its last words: %s".formatted(how, lastLine(output));
  }

  private static String lastLine(Path output) throws IOException {
    try (Stream<String> lines = Files.lines(output, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> !line.isBlank())
          .reduce((earlier, later) -> later)
          .map(String::strip)
          .orElse("none");
    }
  }

  private static CommandResult result(Path file) throws IOException {
    if (!Files.exists(file)) {
      return CommandResult.NONE;
    }
    try {
      return RecordJson.STORED.readValue(Files.readAllBytes(file), CommandResult.class);
    } catch (JsonProcessingException broken) {
      throw new NotCarriedOutException(
          "its %s cannot be read: %s".formatted(RESULT, broken.getOriginalMessage()));
    }
  }

  private static Optional<RunHistory> history(Training training, Path out, double seconds)
      throws IOException {
    try {
      List<RunHistory> runs =
          FolderImport.read(
              out.toString(),
              new RunFiles(new Configuration()),
              new RunAssembler(new FieldColumns(), MetricNames.standard()));
      if (runs.size() != 1) {
        throw new NotCarriedOutException(
            "it left %d histories; one was expected".formatted(runs.size()));
      }
      return Optional.of(retrained(training, runs.get(0), seconds));
    } catch (ImportException nothing) {
      return Optional.empty();
    }
  }

  private static RunHistory retrained(Training training, RunHistory read, double seconds) {
    Run run = read.run();
    Run.Builder retrained =
        Run.of(training.id(), training.program())
            .config(training.config().values())
            .seed(training.seed())
            .data(training.data().path(), training.data().fingerprint())
            .status(endsNonFinite(read) ? RunStatus.FAILED : RunStatus.FINISHED)
            .deviceHours(seconds / TimeUnit.HOURS.toSeconds(1))
            .summary(run.summary())
            .source(run.source())
            .counts(run.counts());
    if (run.truncated()) {
      retrained.cutOff();
    }
    return new RunHistory(retrained.build(), read.series());
  }

  private static boolean endsNonFinite(RunHistory history) {
    return history.series().stream()
        .filter(one -> one.metric().equals(Metric.TRAIN_LOSS) && one.size() > 0)
        .anyMatch(one -> !Double.isFinite(one.values()[one.size() - 1]));
  }

  /** What its last weights score, as far as the history tells. */
  private static SortedMap<String, Double> lastValues(RunHistory history) {
    SortedMap<String, Double> values = new TreeMap<>();
    for (Series one : history.series()) {
      Split split = one.metric().split();
      if (one.layer().isEmpty()
          && one.size() > 0
          && (split == Split.VALIDATION || split == Split.TEST)) {
        values.put(one.metric().toString(), one.values()[one.size() - 1]);
      }
    }
    return values;
  }

  private static double lastStep(RunHistory history) {
    return history.series().stream()
        .filter(one -> one.size() > 0)
        .mapToLong(one -> one.steps()[one.size() - 1] + 1)
        .max()
        .orElse(0);
  }

  /** Brings the model, which must lie within the folder for output, beside what is kept. */
  private static String kept(String model, Path out, Path folder) throws IOException {
    if (model.isEmpty()) {
      return "";
    }
    Path file = out.resolve(model).normalize();
    if (!file.startsWith(out) || !Files.isRegularFile(file)) {
      throw new NotCarriedOutException(
          "its %s names the model '%s', which is no file in its folder for output"
              .formatted(RESULT, model));
    }
    Path target = folder.resolve(file.getFileName().toString());
    Files.move(file, target);
    return target.getFileName().toString();
  }
}
