package dev.mltd.jobs.options;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all subcommands have: help that ends with an example, a voice, and a way to refuse. */
@Command(mixinStandardHelpOptions = true, footerHeading = "%nExample:%n")
public abstract class Subcommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  /** Its description, from which options are read that were given in all. */
  protected final CommandSpec command() {
    return command;
  }

  /** For what it has to say; every line is seen at once. */
  protected final PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** What ends it as wrong usage. */
  protected final ParameterException wrongUsage(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  /** The same, with the message of what was noticed. */
  protected final ParameterException wrongUsage(Exception noticed) {
    return new ParameterException(command.commandLine(), noticed.getMessage(), noticed);
  }

  /** Its name behind the program's, such as {@code lab train}. */
  final String words() {
    return command.qualifiedName().substring(command.root().name().length() + 1);
  }
}
