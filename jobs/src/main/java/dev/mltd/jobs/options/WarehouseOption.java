package dev.mltd.jobs.options;

import picocli.CommandLine.Option;

/** Where results are. */
public final class WarehouseOption {
  @Option(
      names = "--warehouse",
      required = true,
      paramLabel = "DIR",
      description = "Where results are published.")
  private String folder;

  public String folder() {
    return folder;
  }
}
