package dev.mltd.analysis.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.RunAssembler;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.names.MetricNames;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores in a real PostgreSQL, filled with the rows of the same stores in SQLite. */
class PostgresStoreIT {
  private static final RunFiles FILES = new RunFiles(new Configuration());
  private static final RunAssembler ASSEMBLER =
      new RunAssembler(new FieldColumns(), MetricNames.standard());
  private static final Path SERVER = Path.of("/var/tmp");

  @TempDir private Path folder;
  private Path data;
  private String url;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    boolean installed =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "initdb")));
    assumeTrue(installed, "not tested with PostgreSQL: there is no initdb in the PATH");
    data = Files.createTempDirectory(SERVER, "mltd-postgres");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    run("chown", "postgres", data.toString());
    server("initdb", "-D", data.toString(), "-A", "trust", "-U", "ada", "--no-sync");
    server(
        "pg_ctl",
        "-D",
        data.toString(),
        "-w",
        "-l",
        data.resolve("log").toString(),
        "-o",
        "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off".formatted(port, data),
        "start");
    url = "postgresql://ada@127.0.0.1:%d/postgres".formatted(port);
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    if (data != null) {
      server("pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
      try (var files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** PostgreSQL refuses to run as root. */
  private static void server(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      words.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    words.addAll(List.of(command));
    run(words.toArray(String[]::new));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(SERVER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }

  @Test
  void theRunsOfTwoToolsInOneDatabaseAreThoseOfTheirFiles() throws IOException, SQLException {
    Path mlflow = KnownRuns.unpack("mlflow-sql", folder).resolve("mlflow.db");
    Path optuna = KnownRuns.unpack("optuna-sql", folder).resolve("optuna.db");
    copy(mlflow, "experiments", "runs", "metrics", "latest_metrics", "params", "tags");
    copy(
        optuna,
        "studies",
        "study_directions",
        "trials",
        "trial_params",
        "trial_values",
        "trial_intermediate_values",
        "trial_user_attributes");
    List<RunHistory> expected = new ArrayList<>();
    expected.addAll(FolderImport.read(mlflow.getParent().toString(), FILES, ASSEMBLER));
    expected.addAll(FolderImport.read(optuna.getParent().toString(), FILES, ASSEMBLER));
    List<RunHistory> found = FolderImport.read(url, FILES, ASSEMBLER);
    assertThat(found).hasSize(41);
    assertThat(contents(found)).containsExactlyInAnyOrderElementsOf(contents(expected));
    assertThat(RunFormats.guess(FILES.tree(url)))
        .extracting(FoundRuns::text)
        .containsExactly("MLflow PostgreSQL, 2 experiments, 20 runs", "Optuna PostgreSQL, 21 runs");
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> FolderImport.read(url + "_of_nobody", FILES, ASSEMBLER))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("postgres_of_nobody")
        .hasMessageContaining("PGPASSWORD");
  }

  private static List<String> contents(List<RunHistory> runs) {
    return runs.stream()
        .map(
            run ->
                String.join(
                    "\n",
                    run.run().runId(),
                    run.run().name(),
                    run.run().status().toString(),
                    run.run().config().toString(),
                    run.run().tags().toString(),
                    run.run().startedAt().toString(),
                    run.series().stream()
                        .map(
                            series ->
                                series.naming()
                                    + Arrays.toString(series.steps())
                                    + Arrays.toString(series.values()))
                        .sorted()
                        .toList()
                        .toString()))
        .toList();
  }

  private void copy(Path from, String... tables) throws SQLException {
    try (Connection source = DriverManager.getConnection("jdbc:sqlite:" + from);
        Connection target =
            DriverManager.getConnection("jdbc:" + url.replace("ada@", "") + "?user=ada")) {
      for (String table : tables) {
        copy(source, target, table);
      }
    }
  }

  private static void copy(Connection source, Connection target, String table) throws SQLException {
    try (Statement query = source.createStatement();
        ResultSet rows = query.executeQuery("select * from " + table)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> names = new ArrayList<>();
      List<String> definitions = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnName(i));
        definitions.add(columns.getColumnName(i) + " " + type(columns.getColumnTypeName(i)));
      }
      try (Statement create = target.createStatement()) {
        create.execute("create table %s (%s)".formatted(table, String.join(", ", definitions)));
      }
      try (PreparedStatement insert =
          target.prepareStatement(
              "insert into %s values (%s)"
                  .formatted(table, String.join(", ", Collections.nCopies(names.size(), "?"))))) {
        while (rows.next()) {
          for (int i = 1; i <= names.size(); i++) {
            insert.setObject(i, value(rows, i, type(columns.getColumnTypeName(i))));
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  private static String type(String declared) {
    return switch (declared) {
      case "FLOAT" -> "double precision";
      case "BOOLEAN" -> "boolean";
      case "INTEGER", "BIGINT" -> "bigint";
      case "DATETIME" -> "timestamp";
      default -> "text";
    };
  }

  private static Object value(ResultSet rows, int column, String type) throws SQLException {
    String text = rows.getString(column);
    if (text == null) {
      return null;
    }
    return switch (type) {
      case "double precision" -> rows.getDouble(column);
      case "boolean" -> rows.getBoolean(column);
      case "bigint" -> rows.getLong(column);
      case "timestamp" -> java.sql.Timestamp.valueOf(text);
      default -> text;
    };
  }
}
