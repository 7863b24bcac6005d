package dev.mltd.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mltd.analysis.cause.Forest;
import dev.mltd.analysis.spark.LearnRanking;
import dev.mltd.jobs.options.SparkOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mltd learn}: grows the trees that help to rank causes, and says how good they are. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description =
        "Learns from the fault lab, whose causes are known, how to rank causes, and evaluates that"
            + " on each program after learning from the others.",
    footerHeading = "%nExample:%n",
    footer = "  mltd learn --lab lab --to ranking.json")
final class LearnCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SparkOptions sparkOptions;

  @Option(
      names = "--lab",
      required = true,
      paramLabel = "DIR",
      description = "The archive of a fault lab, with its labels.csv.")
  private Path lab;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Where the trees go; their evaluation goes beside them, ending with .md.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    Path work = Files.createTempDirectory("mltd-learn");
    try (SparkSession spark = sparkOptions.open("learn")) {
      Map<LabScores.Lacking, List<LearnRanking.Example>> examples =
          new LabScores(spark, lab, work).examples();
      long programs =
          examples.values().stream()
              .flatMap(List::stream)
              .map(LearnRanking.Example::program)
              .distinct()
              .count();
      if (programs < 2) {
        throw new ParameterException(
            command.commandLine(),
            "%s has ill runs of %d of the programs to learn on, and 2 are needed"
                .formatted(lab, programs));
      }
      String evaluation = new RankingEvaluation(spark, examples).markdown();
      Forest forest =
          LearnRanking.grow(spark, examples.values().stream().flatMap(List::stream).toList());
      Files.write(
          file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(forest));
      Files.writeString(evaluationFile(), evaluation);
      command
          .commandLine()
          .getOut()
          .printf(
              "%d trees from %,d runs in %s, their evaluation in %s%n",
              forest.trees().size(), forest.examples(), file, evaluationFile());
    } finally {
      FileUtils.deleteDirectory(work.toFile());
    }
    return 0;
  }

  private Path evaluationFile() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".md");
  }
}
