package dev.mltd.jobs.sweeps;

import picocli.CommandLine.Option;

/** Which DAG is meant. */
final class DagOption {
  @Option(
      names = "--dag",
      paramLabel = "NAME",
      defaultValue = "nightly_sweep",
      description = "The DAG (default: ${DEFAULT-VALUE}).")
  private String name;

  String name() {
    return name;
  }
}
