package dev.mltd.jobs.options;

import dev.mltd.jobs.airflow.AirflowClient;
import dev.mltd.jobs.airflow.AirflowSettings;
import dev.mltd.jobs.airflow.Patience;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which Airflow, and as whom. */
public final class AirflowOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description = {
        "A file with url=, and user= and password=, or token=, or token_command=, that nobody else"
            + " can read. What it lacks is taken from MLTD_AIRFLOW_URL, MLTD_AIRFLOW_USER,"
            + " MLTD_AIRFLOW_PASSWORD, MLTD_AIRFLOW_TOKEN and MLTD_AIRFLOW_TOKEN_COMMAND."
      })
  private Path file;

  public AirflowClient client() {
    try {
      AirflowSettings settings = AirflowSettings.of(System.getenv(), Optional.ofNullable(file));
      return new AirflowClient(settings.server(), settings.credentials(), Patience.STANDARD);
    } catch (AirflowSettings.Invalid invalid) {
      throw new ParameterException(command.commandLine(), invalid.getMessage(), invalid);
    }
  }
}
