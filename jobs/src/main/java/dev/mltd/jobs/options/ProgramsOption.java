package dev.mltd.jobs.options;

import dev.mltd.retrain.programs.InvalidProgramsException;
import dev.mltd.retrain.programs.ProgramsFile;
import dev.mltd.retrain.programs.TrainedProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a team's programs are trained. */
public final class ProgramsOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--programs",
      required = true,
      paramLabel = "FILE",
      description = "How the programs are trained (YAML, see the README).")
  private Path file;

  public List<TrainedProgram> read(String archive) {
    try {
      // What is bundled, only the command line as a whole knows.
      BundledData line = (BundledData) command.root().userObject();
      return ProgramsFile.read(file, archive, line.bundledData());
    } catch (IOException unreadable) {
      throw new ParameterException(
          command.commandLine(), "cannot read the programs file: " + unreadable, unreadable);
    } catch (InvalidProgramsException invalid) {
      throw new ParameterException(command.commandLine(), invalid.getMessage(), invalid);
    }
  }
}
