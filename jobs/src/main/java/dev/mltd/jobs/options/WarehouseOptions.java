package dev.mltd.jobs.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is read and where results go. */
public final class WarehouseOptions {
  @Option(
      names = "--archive",
      required = true,
      paramLabel = "DIR",
      description = "The archive that `mltd import` made.")
  private String archive;

  @Mixin private WarehouseOption warehouse;

  public String archive() {
    return archive;
  }

  public String warehouse() {
    return warehouse.folder();
  }
}
