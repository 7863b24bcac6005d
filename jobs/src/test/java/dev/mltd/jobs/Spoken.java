package dev.mltd.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What the command line answered.
 *
 * @param exitCode as a shell would see it
 * @param out standard output
 * @param err standard error
 */
record Spoken(int exitCode, String out, String err) {

  /** Runs the command line in this process. */
  static Spoken mltd(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Mltd.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    int exitCode = line.execute(words);
    return new Spoken(exitCode, out.toString(), err.toString());
  }
}
