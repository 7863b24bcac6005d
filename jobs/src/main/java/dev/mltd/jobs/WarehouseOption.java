package dev.mltd.jobs;

import picocli.CommandLine.Option;

/** Where results are. */
final class WarehouseOption {
  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "Where results are published.")
  private String folder;

  String folder() {
    return folder;
  }
}
