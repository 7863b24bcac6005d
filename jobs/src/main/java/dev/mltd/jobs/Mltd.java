package dev.mltd.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code mltd}: one subcommand for each phase, and one for all of them. */
@Command(
    name = "mltd",
    mixinStandardHelpOptions = true,
    versionProvider = Mltd.Version.class,
    description =
        "Finds what went wrong in many training runs, says why, and checks the fix by retraining.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage",
      "3:done, but some input was set aside: see the dataset 'quarantine'"
    })
public final class Mltd implements Runnable {

  @Spec private CommandSpec spec;

  private Mltd() {}

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Mltd());
  }

  /** Called when no subcommand was named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing: what to do, as a subcommand.");
  }

  /** Reads the version that the build wrote beside this class. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      Properties properties = new Properties();
      try (InputStream in = Mltd.class.getResourceAsStream("version.properties")) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new String[] {"mltd " + properties.getProperty("version")};
    }
  }
}
