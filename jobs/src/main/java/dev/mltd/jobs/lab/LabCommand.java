package dev.mltd.jobs.lab;

import dev.mltd.jobs.lab.bench.BenchCommand;
import dev.mltd.jobs.lab.score.ScoreCommand;
import dev.mltd.jobs.lab.train.TrainCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mltd lab}: what measures this software, on runs whose truth is known. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description =
        "Measures this software: how often it is right on runs whose truth is known, and how fast"
            + " it is. No sweep needs it.",
    subcommands = {TrainCommand.class, ScoreCommand.class, BenchCommand.class},
    footerHeading = "%nExample:%n",
    footer = {
      "  mltd lab train --archive lab --sweep-date 2026-01-31",
      "  mltd lab score --lab lab --to lab-score-card.md"
    })
public final class LabCommand implements Runnable {
  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "Missing: train, score or bench.");
  }
}
