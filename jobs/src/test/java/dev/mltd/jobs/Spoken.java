package dev.mltd.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine;

/**
 * What the command line answered.
 *
 * @param exitCode as a shell would see it
 * @param out standard output
 * @param err standard error
 */
public record Spoken(int exitCode, String out, String err) {

  /** Runs the command line in this process. */
  public static Spoken mltd(Object... arguments) {
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

  /** Exports what a dataset holds of a date. */
  static Spoken export(Path warehouse, String dataset, LocalDate date, Path file) {
    return mltd(
        "export",
        "--warehouse",
        warehouse,
        "--dataset",
        dataset,
        "--sweep-date",
        date,
        "--to",
        file);
  }

  /** What a dataset holds of a date, as lines of CSV in an order of their own. */
  static List<String> exported(Path warehouse, String dataset, LocalDate date) throws IOException {
    Path folder = Files.createTempDirectory("exported");
    try {
      Path file = folder.resolve(dataset + ".csv");
      Spoken spoken = export(warehouse, dataset, date, file);
      assertThat(spoken.exitCode()).as(spoken.err()).isZero();
      return Files.readAllLines(file).stream().sorted().toList();
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }
}
