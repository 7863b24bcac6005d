package dev.mltd.jobs;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is read and where results go. */
final class WarehouseOptions {
  @Option(
      names = "--archive",
      required = true,
      paramLabel = "DIR",
      description = "The archive that `mltd import` made.")
  private String archive;

  @Mixin private WarehouseOption warehouse;

  String archive() {
    return archive;
  }

  String warehouse() {
    return warehouse.folder();
  }
}
