package dev.mltd.jobs.lab;

import dev.mltd.jobs.lab.bench.BenchCommand;
import dev.mltd.jobs.lab.score.ScoreCommand;
import dev.mltd.jobs.lab.train.TrainCommand;
import dev.mltd.jobs.options.Subcommand;
import picocli.CommandLine.Command;

/** {@code mltd lab}: what measures this software, on runs whose truth is known. */
@Command(
    name = "lab",
    description =
        "Measures this software: how often it is right on runs whose truth is known, and how fast"
            + " it is. No sweep needs it.",
    subcommands = {TrainCommand.class, ScoreCommand.class, BenchCommand.class},
    footer = {
      "  mltd lab train --archive lab --sweep-date 2026-01-31",
      "  mltd lab score --lab lab --to lab-score-card.md"
    })
public final class LabCommand extends Subcommand {
  @Override
  public Integer call() {
    throw wrongUsage("Missing: train, score or bench.");
  }
}
