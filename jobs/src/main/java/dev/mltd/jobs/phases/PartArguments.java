package dev.mltd.jobs.phases;

import dev.mltd.analysis.spark.tables.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What `run` was told, as the arguments of its applications on a cluster. */
final class PartArguments {
  /** For whoever submits, not for what is submitted. */
  private static final Set<String> OURS =
      Set.of("--master", "--deploy-mode", "--overlay", "--conf", "--part");

  private static final Set<String> PLACES =
      Set.of("--archive", "--warehouse", "--programs", "--thresholds", "--out");

  private static final Pattern OF_THE_CLUSTER = Pattern.compile("/.*|[a-z0-9]+:/.*");

  private final List<String> common = new ArrayList<>();

  /**
   * @throws ParameterException when they make no sense on a cluster
   */
  PartArguments(CommandSpec command) {
    if (!command.findOption("--master").getValue().toString().startsWith("k8s://")) {
      throw new ParameterException(
          command.commandLine(), "--deploy-mode cluster needs --master k8s://URL");
    }
    ParseResult told = command.commandLine().getParseResult();
    told.matchedOptions().stream()
        .filter(option -> !OURS.contains(option.longestName()))
        .forEach(option -> add(command, option));
    if (!told.hasMatchedOption("--out") && !told.hasMatchedOption("--dry-run")) {
      throw new ParameterException(
          command.commandLine(), "--deploy-mode cluster needs --out, where the report goes");
    }
  }

  private void add(CommandSpec command, OptionSpec option) {
    String name = option.longestName();
    if (option.arity().max() == 0) {
      common.add(name);
      return;
    }
    for (String value : option.originalStringValues()) {
      if (PLACES.contains(name) && !OF_THE_CLUSTER.matcher(value).matches()) {
        throw new ParameterException(
            command.commandLine(),
            "%s is '%s'; on a cluster it must be a path of its pods, such as /data/%s or s3a://bucket/%s"
                .formatted(name, value, value, value));
      }
      common.add(name + "=" + value);
    }
  }

  List<String> of(Phase.Application application) {
    List<String> arguments = new ArrayList<>(List.of("run", "--part", application.toString()));
    arguments.addAll(common);
    return arguments;
  }
}
