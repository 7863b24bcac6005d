package dev.mltd.retrain.programs;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.YamlPart;
import dev.mltd.analysis.measure.PrimaryMetric;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.Trainer;
import dev.mltd.retrain.command.Command;
import dev.mltd.retrain.command.CommandTrainer;
import dev.mltd.retrain.dl4j.training.Dl4jSparkTrainer;
import dev.mltd.retrain.dl4j.training.Dl4jTrainer;
import dev.mltd.retrain.dl4j.training.NetworkDataSource;
import dev.mltd.retrain.dl4j.training.Tables;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how a team's programs are trained. A mistake is refused with its line, since a night of
 * retraining hangs on it.
 */
public final class ProgramsFile {
  private static final Set<String> COMMON =
      Set.of("trainer", "data", "metric", "better", "guards", "budget");
  private static final String WORKERS = "workers";
  private static final Set<String> OF_COMMANDS =
      Set.of("command", "directory", "environment", "time-limit", "version");
  private static final Set<String> OF_DATA =
      new TreeSet<>(
          Set.of("training", "validation", "test", "target", "task", "image", "sequence"));
  private static final String BUNDLED = "bundled";
  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([smh])");

  private final String file;
  private final Path folder;
  private final String archive;
  private final NetworkDataSource bundled;

  private ProgramsFile(String file, Path folder, String archive, NetworkDataSource bundled) {
    this.file = file;
    this.folder = folder;
    this.archive = archive;
    this.bundled = bundled;
  }

  /**
   * Reads a file.
   *
   * @param archive folder of the archive, within which the relative data paths of runs are meant
   * @param bundled the data of programs that say {@code data: bundled}
   * @return programs in the file's order
   * @throws InvalidProgramsException naming the line of a mistake
   * @throws IOException when it cannot be read
   */
  public static List<TrainedProgram> read(Path file, String archive, NetworkDataSource bundled)
      throws IOException {
    try (Reader content = Files.newBufferedReader(file)) {
      return new ProgramsFile(file.toString(), file.toAbsolutePath().getParent(), archive, bundled)
          .read(content);
    }
  }

  private List<TrainedProgram> read(Reader content) {
    YamlPart whole =
        YamlPart.read(content, file, InvalidProgramsException::new)
            .orElseThrow(
                () ->
                    new InvalidProgramsException(
                        "%s:1: it is empty; it should begin with 'programs:'".formatted(file)));
    List<TrainedProgram> programs = new ArrayList<>();
    whole
        .needed(whole.all(Set.of("programs")), "programs")
        .all()
        .values()
        .forEach(program -> programs.add(program(program)));
    return programs;
  }

  private TrainedProgram program(YamlPart program) {
    Set<String> known = new TreeSet<>(COMMON);
    known.addAll(OF_COMMANDS);
    known.add(WORKERS);
    Map<String, YamlPart> settings = program.all(known);
    YamlPart kind = program.needed(settings, "trainer");
    return switch (kind.text()) {
      case Dl4jTrainer.KIND -> {
        program.all(COMMON);
        YamlPart data = program.needed(settings, "data");
        yield of(program, settings, new Dl4jTrainer(source(data)), defaultData(data));
      }
      case Dl4jSparkTrainer.KIND -> {
        Set<String> ofCluster = new TreeSet<>(COMMON);
        ofCluster.add(WORKERS);
        program.all(ofCluster);
        YamlPart data = program.needed(settings, "data");
        int workers = (int) program.needed(settings, WORKERS).amount();
        if (workers < 1) {
          throw settings.get(WORKERS).wrong("'workers' must be at least 1");
        }
        yield of(program, settings, new Dl4jSparkTrainer(source(data), workers), defaultData(data));
      }
      case CommandTrainer.KIND ->
          of(
              program,
              settings,
              commandTrainer(program, settings),
              Optional.ofNullable(settings.get("data")).map(this::reference));
      default ->
          throw kind.wrong(
              "there is no trainer '%s'; there are %s, %s and %s"
                  .formatted(
                      kind.text(), Dl4jTrainer.KIND, Dl4jSparkTrainer.KIND, CommandTrainer.KIND));
    };
  }

  private TrainedProgram of(
      YamlPart program,
      Map<String, YamlPart> settings,
      Trainer trainer,
      Optional<DataReference> data) {
    List<PrimaryMetric> guards = new ArrayList<>();
    if (settings.containsKey("guards")) {
      for (YamlPart guard : settings.get("guards").list()) {
        Map<String, YamlPart> parts = guard.all(Set.of("metric", "better"));
        guards.add(metric(guard, guard.needed(parts, "metric"), parts));
      }
    }
    return new TrainedProgram(
        new Program(program.name()),
        trainer,
        data,
        Optional.ofNullable(settings.get("metric")).map(name -> metric(program, name, settings)),
        guards,
        Optional.ofNullable(settings.get("budget")).map(this::budget).orElse(Budget.UNLIMITED));
  }

  private static PrimaryMetric metric(
      YamlPart owner, YamlPart name, Map<String, YamlPart> settings) {
    YamlPart better = owner.needed(settings, "better");
    return new PrimaryMetric(
        Metric.written(name.text()),
        switch (better.text()) {
          case "higher" -> Direction.MAXIMISE;
          case "lower" -> Direction.MINIMISE;
          default ->
              throw better.wrong(
                  "'better' is '%s', neither higher nor lower".formatted(better.text()));
        });
  }

  private Budget budget(YamlPart budget) {
    Map<String, YamlPart> parts = budget.all(Set.of("trainings", "device-hours"));
    return new Budget(
        parts.containsKey("trainings") ? (int) parts.get("trainings").amount() : Integer.MAX_VALUE,
        parts.containsKey("device-hours")
            ? parts.get("device-hours").amount()
            : Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  /** A data set that is the same for all runs, by name and by what it holds. */
  private DataReference reference(YamlPart data) {
    Map<String, YamlPart> parts = data.all(Set.of("path", "fingerprint"));
    return new DataReference(
        data.needed(parts, "path").text(), data.needed(parts, "fingerprint").text());
  }

  private NetworkDataSource source(YamlPart data) {
    if (data.isText()) {
      if (!data.text().equals(BUNDLED)) {
        throw data.wrong(
            "'data' is '%s'; it is %s, or says where the splits lie"
                .formatted(data.text(), BUNDLED));
      }
      return bundled;
    }
    Map<String, YamlPart> parts = data.all(OF_DATA);
    if (parts.containsKey("image") && parts.containsKey("sequence")) {
      throw data.wrong("inputs are an image or a sequence, not both");
    }
    return new Tables(
        archive,
        located(data.needed(parts, "validation")),
        parts.containsKey("test") ? located(parts.get("test")) : "",
        data.needed(parts, "target").text(),
        task(data.needed(parts, "task")),
        shape(parts));
  }

  /** What runs learn from that do not say it themselves. */
  private Optional<DataReference> defaultData(YamlPart data) {
    if (data.isText() || !data.all().containsKey("training")) {
      return Optional.empty();
    }
    YamlPart training = data.all().get("training");
    try {
      return Optional.of(Tables.reference(located(training)));
    } catch (IOException | ImportException unreadable) {
      throw training.wrong("the training data cannot be read: " + unreadable.getMessage());
    }
  }

  private static Tables.Task task(YamlPart task) {
    return switch (task.text()) {
      case "classification" -> Tables.Task.CLASSIFICATION;
      case "regression" -> Tables.Task.REGRESSION;
      default ->
          throw task.wrong(
              "'task' is '%s', neither classification nor regression".formatted(task.text()));
    };
  }

  private static InputShape shape(Map<String, YamlPart> parts) {
    if (parts.containsKey("image")) {
      YamlPart image = parts.get("image");
      List<YamlPart> sides = image.list();
      if (sides.size() != 2) {
        throw image.wrong("'image' must be [height, width]");
      }
      return new InputShape.Image((int) sides.get(0).amount(), (int) sides.get(1).amount());
    }
    return parts.containsKey("sequence") && parts.get("sequence").text().equals("true")
        ? new InputShape.Sequence()
        : new InputShape.Flat();
  }

  /** A path of the file is meant from where the file lies. */
  private String located(YamlPart path) {
    String text = path.text();
    return text.contains("://") || text.startsWith("/") ? text : folder.resolve(text).toString();
  }

  private Trainer commandTrainer(YamlPart program, Map<String, YamlPart> settings) {
    YamlPart arguments = program.needed(settings, "command");
    List<String> command = arguments.list().stream().map(YamlPart::text).toList();
    if (command.isEmpty()) {
      throw arguments.wrong("'command' is empty");
    }
    Map<String, String> environment = new LinkedHashMap<>();
    if (settings.containsKey("environment")) {
      settings
          .get("environment")
          .all()
          .forEach((name, value) -> environment.put(name, value.text()));
    }
    return new CommandTrainer(
        new Command(
            command,
            settings.containsKey("directory")
                ? located(settings.get("directory"))
                : folder.toString(),
            environment,
            Optional.ofNullable(settings.get("time-limit"))
                .map(ProgramsFile::duration)
                .orElse(Command.STANDARD_LIMIT)),
        program.needed(settings, "version").text());
  }

  private static Duration duration(YamlPart limit) {
    Matcher matcher = DURATION.matcher(limit.text());
    if (!matcher.matches()) {
      throw limit.wrong(
          "'%s' is '%s', not a duration such as 30m or 2h".formatted(limit.name(), limit.text()));
    }
    double seconds =
        Double.parseDouble(matcher.group(1))
            * switch (matcher.group(2)) {
              case "s" -> 1;
              case "m" -> 60;
              default -> 3600;
            };
    return Duration.ofMillis((long) (1000 * seconds));
  }
}
