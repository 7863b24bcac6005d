package dev.mltd.jobs.sweeps;

import dev.mltd.jobs.airflow.AirflowClient;
import dev.mltd.jobs.options.AirflowOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which DAG is meant, and of which Airflow. */
final class DagOption {
  @Mixin private AirflowOptions airflow;

  @Option(
      names = "--dag",
      paramLabel = "NAME",
      defaultValue = "nightly_sweep",
      description = "The DAG (default: ${DEFAULT-VALUE}).")
  private String name;

  String name() {
    return name;
  }

  AirflowClient client() {
    return airflow.client();
  }
}
