package dev.mltd.analysis.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.points.Points;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are cut, damaged or made to do harm: they cost a run, with a reason, and no more. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileFilesIT {
  private static final RunFiles FILES = new RunFiles(new Configuration());
  private static final int MOST_CUTS = 400;
  private static final int FLIPS = 200;
  private static final int NOISES = 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mlflow-sql, mlflow.db",
    "mlflow-files, meta.yaml",
    "tensorboard, events.out",
    "torch-tensorboard, events.out",
    "wandb-offline, .wandb",
    "optuna-sql, optuna.db",
    "optuna-journal, journal.log",
    "trackio, digits.db",
    "huggingface, trainer_state.json",
    "lightning-csv, metrics.csv",
    "lightning-csv, hparams.yaml",
    "ray-tune, result.json"
  })
  void damageCostsRunsAndNothingElse(String tool, String part) throws IOException {
    Path file = onlyOneRun(KnownRuns.unpack(tool, folder), part);
    byte[] whole = Files.readAllBytes(file);
    int tried = 0;
    boolean large = whole.length > 100_000;
    int cuts = large ? MOST_CUTS / 10 : MOST_CUTS;
    for (int cut = 0; cut < Math.min(cuts, whole.length); cut++) {
      int length = whole.length <= cuts ? cut : (int) ((long) whole.length * cut / cuts);
      tried += importsOrSaysWhy(file, Arrays.copyOf(whole, length));
    }
    Random random = new Random(7);
    for (int flip = 0; flip < (large ? FLIPS / 10 : FLIPS); flip++) {
      byte[] damaged = whole.clone();
      for (int bit = 0; bit < 1 + flip % 8; bit++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      tried += importsOrSaysWhy(file, damaged);
    }
    for (int noise = 0; noise < NOISES; noise++) {
      byte[] damaged = whole.clone();
      int from = random.nextInt(damaged.length);
      byte[] bytes = new byte[Math.min(damaged.length - from, 1 << 10)];
      random.nextBytes(bytes);
      System.arraycopy(bytes, 0, damaged, from, bytes.length);
      tried += importsOrSaysWhy(file, damaged);
    }
    assertThat(tried).isGreaterThan(NOISES + 20);
  }

  /** Leaves of what a tool wrote one file of that kind, and what stands beside it. */
  private static Path onlyOneRun(Path root, String part) throws IOException {
    List<Path> files;
    try (var found = Files.walk(root)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    Path chosen =
        files.stream()
            .filter(file -> file.getFileName().toString().contains(part))
            .max(Comparator.comparing(file -> file.getNameCount()))
            .orElseThrow();
    for (Path file : files) {
      boolean above = chosen.startsWith(file.getParent());
      if (!file.startsWith(chosen.getParent()) && !above) {
        Files.delete(file);
      }
    }
    return chosen;
  }

  private int importsOrSaysWhy(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    try {
      for (FoundRuns found : RunFormats.guess(FILES.tree(folder.toString()))) {
        for (RunLocation location : found.locations()) {
          readOrSaysWhy(found.format(), location);
        }
      }
    } catch (ImportException nothingFound) {
      assertThat(nothingFound.getMessage()).isNotBlank();
    }
    return 1;
  }

  private static void readOrSaysWhy(RunFormat format, RunLocation location) {
    try {
      format.read(location, FILES, new Ignoring());
    } catch (IOException | ImportException reason) {
      assertThat(reason.getMessage()).isNotBlank();
    }
  }

  private static final class Ignoring implements RunSink {
    @Override
    public void run(RunHeader header) {}

    @Override
    public void points(String runId, String rawName, String layer, Points points) {}

    @Override
    public void setAside(SetAside what) {}
  }

  @Test
  void aLogOfWeightsAndBiasesOfAnotherVersionIsNamed() throws IOException {
    byte[] header = {':', 'W', '&', 'B', (byte) 0xe1, (byte) 0xbe, 9, 0};
    Path file = folder.resolve("run-a.wandb");
    Files.write(file, header);
    FileTree tree = FILES.tree(folder.toString());
    WandbLog format = new WandbLog();
    assertThatThrownBy(() -> format.read(format.locate(tree).get(0), FILES, new Ignoring()))
        .hasMessageContaining("version 9");
  }

  @Test
  void aViewInPlaceOfATableIsNotRead() throws IOException, SQLException {
    Path store = folder.resolve("mlflow.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        var statement = connection.createStatement()) {
      for (String table : List.of("experiments", "runs", "params", "tags")) {
        statement.execute("create table " + table + " (run_uuid text)");
      }
      statement.execute(
          "create view metrics as with recursive n(i) as (select 1 union all select i + 1 from n)"
              + " select i as run_uuid from n");
    }
    FileTree tree = FILES.tree(folder.toString());
    assertThat(new MlflowSql().locate(tree)).isEmpty();
  }

  @Test
  void aStoreThatSomeoneHoldsIsSetAsideWithAHint() throws IOException, SQLException {
    Path store = KnownRuns.unpack("mlflow-sql", folder).resolve("mlflow.db");
    try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + store);
        var statement = writer.createStatement()) {
      statement.execute("pragma locking_mode = exclusive");
      statement.execute("begin exclusive");
      FileTree tree = FILES.tree(store.getParent().toString());
      RunLocation location = new MlflowSql().locate(tree).get(0);
      assertThatThrownBy(() -> new MlflowSql().read(location, FILES, new Ignoring()))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("locked")
          .hasMessageContaining("try again when its writer is done");
    }
  }

  @Test
  void aPasswordInAUrlIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> FILES.tree("postgresql+psycopg2://ada:hunter2@host/mlflow"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("PGPASSWORD")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aSettingThatLoadsClassesIsRefused() {
    assertThatThrownBy(() -> FILES.tree("postgresql://host/db?socketFactory=org.example.Anything"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("not known");
  }

  @Test
  void twelveThousandNamesAreRead() throws IOException {
    StringBuilder header = new StringBuilder("epoch,step");
    StringBuilder row = new StringBuilder("0,1");
    for (int name = 0; name < 12_000; name++) {
      header.append(",metric_").append(name);
      row.append(",0.5");
    }
    Files.writeString(folder.resolve("metrics.csv"), header + "\n" + row + "\n");
    List<String> names = new ArrayList<>();
    RunSink sink =
        new RunSink() {
          @Override
          public void run(RunHeader read) {}

          @Override
          public void points(String runId, String rawName, String layer, Points points) {
            names.add(rawName);
          }

          @Override
          public void setAside(SetAside what) {}
        };
    LightningCsv format = new LightningCsv();
    format.read(format.locate(FILES.tree(folder.toString())).get(0), FILES, sink);
    assertThat(names).hasSize(12_000);
  }

  @Test
  void tagsOfYamlAreNeverBuilt() throws IOException {
    Files.writeString(folder.resolve("metrics.csv"), "epoch,step,loss\n0,1,2\n");
    Files.writeString(
        folder.resolve("hparams.yaml"),
        "lr: 0.1\nevil: !!python/object/apply:os.system ['true']\nurl: !!java.net.URL ['x:y']\n",
        StandardCharsets.UTF_8);
    LightningCsv format = new LightningCsv();
    List<RunHeader> headers = new ArrayList<>();
    RunSink sink =
        new RunSink() {
          @Override
          public void run(RunHeader header) {
            headers.add(header);
          }

          @Override
          public void points(String runId, String rawName, String layer, Points points) {}

          @Override
          public void setAside(SetAside what) {}
        };
    format.read(format.locate(FILES.tree(folder.toString())).get(0), FILES, sink);
    assertThat(headers.get(0).config())
        .containsEntry("lr", "0.1")
        .containsEntry("evil", "[\"true\"]");
  }
}
