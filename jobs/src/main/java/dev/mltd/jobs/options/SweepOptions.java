package dev.mltd.jobs.options;

import picocli.CommandLine.Mixin;

/** What a phase reads, where its results go, for which date, and how Spark runs. */
public final class SweepOptions {
  @Mixin private WarehouseOptions places;
  @Mixin private SweepDateOption date;
  @Mixin private SparkOptions sparkOptions;

  public String archive() {
    return places.archive();
  }

  public SparkOptions spark() {
    return sparkOptions;
  }

  /** Starts Spark for a command. */
  public Sweep open(Subcommand command) {
    return new Sweep(
        sparkOptions.open(command),
        places.archive(),
        places.warehouse(),
        date.date(),
        command.out());
  }
}
