package dev.mltd.jobs.sweeps;

import dev.mltd.jobs.airflow.LocalAirflow;
import dev.mltd.jobs.airflow.PythonEnvironment;
import dev.mltd.jobs.options.Subcommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mltd airflow-dev}: an Airflow on this machine, with our DAGs. */
@Command(
    name = "airflow-dev",
    description =
        "Runs an Airflow with the nightly sweep on this machine, for this machine only, until it is"
            + " stopped (Ctrl-C). Needs Python 3.11 or newer; the first start installs Airflow.",
    footer = "  mltd airflow-dev --source lightning_logs")
public final class AirflowDevCommand extends Subcommand {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "mltd-airflow",
      description = "Where it keeps everything (default: ${DEFAULT-VALUE}).")
  private Path home;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Its port on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--source",
      paramLabel = "PATH",
      description = "What each sweep imports first (default: nothing).")
  private Path source;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "The archive of runs (default: in the folder of --home).")
  private Path archive;

  @Option(
      names = "--dags",
      paramLabel = "DIR",
      defaultValue = "${sys:mltd.home:-.}/airflow-dags",
      description = "The folder of DAGs (default: the project's).")
  private Path dags;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path requirements = dags.resolve("requirements.txt");
    if (!Files.exists(requirements)) {
      throw wrongUsage("%s is no folder of our DAGs".formatted(dags));
    }
    PrintWriter out = out();
    Path folder = Files.createDirectories(home).toAbsolutePath().normalize();
    out.println("Installing Airflow where it is missing (some minutes) ...");
    PythonEnvironment python =
        PythonEnvironment.make(dags.resolve(".venv"), requirements, folder.resolve("install.log"));
    out.println("Starting it (half a minute) ...");
    LocalAirflow airflow = LocalAirflow.start(folder, python, dags, port, settings(folder));
    Path credentials = airflow.writeCredentials();
    out.printf(
        "%nAirflow runs at %s (user %s, password in %s); Ctrl-C stops it.%n",
        airflow.server(), LocalAirflow.ADMIN, credentials);
    out.println("Start a sweep from another terminal; every night once it is unpaused:");
    out.printf(
        "%n  ./mltd sweep trigger --sweep-date 2026-01-31 --unpause --wait --credentials %s%n",
        credentials);
    airflow.await();
    return 1;
  }

  /** What was not said otherwise lies in its own folder. */
  private Map<String, String> settings(Path folder) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String place : List.of("archive", "warehouse", "reports")) {
      String variable = "MLTD_" + place.toUpperCase(Locale.ROOT);
      if (System.getenv(variable) == null) {
        settings.put(variable, folder.resolve(place).toString());
      }
    }
    if (archive != null) {
      settings.put("MLTD_ARCHIVE", archive.toAbsolutePath().normalize().toString());
    }
    if (source != null) {
      settings.put("MLTD_SOURCE", source.toAbsolutePath().normalize().toString());
    }
    return settings;
  }
}
