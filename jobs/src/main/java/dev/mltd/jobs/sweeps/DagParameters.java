package dev.mltd.jobs.sweeps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mltd.jobs.airflow.Conf;
import dev.mltd.jobs.airflow.Dag;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parameters of a DAG, such as {@code --param budget=20}. */
final class DagParameters {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description =
          "A parameter of the DAG; may be repeated. Airflow's page of the DAG lists them.")
  private Map<String, String> given = new LinkedHashMap<>();

  /** The parameters as the DAG's schema wants them; Airflow itself would not mind unknown names. */
  ObjectNode conf(Dag dag) {
    try {
      return Conf.of(given, dag);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(command.commandLine(), wrong.getMessage(), wrong);
    }
  }
}
