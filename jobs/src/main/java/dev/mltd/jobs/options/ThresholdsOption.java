package dev.mltd.jobs.options;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.ThresholdsFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A team's limits and muted rules. */
public final class ThresholdsOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--thresholds",
      paramLabel = "FILE",
      description = "A team's limits, and rules muted per program with a reason (YAML).")
  private Path file;

  public Thresholds read() {
    if (file == null) {
      return Thresholds.STANDARD;
    }
    try (Reader content = Files.newBufferedReader(file)) {
      return ThresholdsFile.read(content, file.toString());
    } catch (IOException unreadable) {
      throw new ParameterException(
          command.commandLine(), "cannot read the thresholds file: " + unreadable, unreadable);
    } catch (ThresholdsFile.Invalid invalid) {
      throw new ParameterException(command.commandLine(), invalid.getMessage(), invalid);
    }
  }
}
