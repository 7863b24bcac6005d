package dev.mltd.retrain.command;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that trains, as it is started. No shell reads it: an argument is passed as it is, but
 * for its placeholders.
 *
 * @param arguments the program and its arguments, with {@code {config}}, {@code {seed}}, {@code
 *     {data}} and {@code {out}} where those are to stand
 * @param directory that it is started in
 * @param environment variables beside those of the executor
 * @param limit after which it is ended
 */
public record Command(
    List<String> arguments, String directory, Map<String, String> environment, Duration limit)
    implements Serializable {

  /** Given to a program that states no limit. */
  public static final Duration STANDARD_LIMIT = Duration.ofHours(24);

  /** Keeps copies. */
  public Command {
    arguments = List.copyOf(arguments);
    environment = new LinkedHashMap<>(environment);
  }

  /** The arguments with their placeholders filled in. */
  List<String> filled(Path config, long seed, String data, Path out) {
    return arguments.stream()
        .map(
            argument ->
                argument
                    .replace("{config}", config.toString())
                    .replace("{seed}", String.valueOf(seed))
                    .replace("{data}", data)
                    .replace("{out}", out.toString()))
        .toList();
  }
}
