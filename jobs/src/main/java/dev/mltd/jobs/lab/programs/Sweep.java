package dev.mltd.jobs.lab.programs;

import dev.mltd.analysis.archive.RunConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sweep of one program: a good config, ordinary variations of it, and variations in which
 * something is wrong. A variation is written as it differs from the good config: {@code
 * "learning_rate=0.1 width=64"}; a key without a value is left out of the config, and {@code
 * data=label_noise:0.25} changes the data instead.
 */
final class Sweep {
  private static final String DATA = "data";

  private final LabProgram program;
  private final int seeds;
  private final Map<String, String> good;
  private final List<LabTraining> trainings = new ArrayList<>();

  /**
   * Starts with the good config itself.
   *
   * @param seeds how often each config is trained
   */
  Sweep(LabProgram program, int seeds, String good) {
    this.program = program;
    this.seeds = seeds;
    this.good = parse(good);
    add("", "", "");
  }

  /** Adds configs in which nothing is wrong. */
  Sweep healthy(String... variations) {
    for (String variation : variations) {
      add(variation, "", "");
    }
    return this;
  }

  /** Adds a fault in its two severities. */
  Sweep faulty(Fault fault, String mild, String severe) {
    add(mild, fault.cause(), "mild");
    add(severe, fault.cause(), "severe");
    return this;
  }

  /** All trainings, in the order in which they were added. */
  List<LabTraining> trainings() {
    return List.copyOf(trainings);
  }

  private void add(String variation, String fault, String severity) {
    Map<String, String> config = new TreeMap<>(good);
    config.putAll(parse(variation));
    config.values().removeIf(String::isEmpty);
    String variant = config.remove(DATA);
    DataVariant data = variant == null ? DataVariant.SOUND : DataVariant.parse(variant);
    for (int seed = 1; seed <= seeds; seed++) {
      trainings.add(new LabTraining(program, RunConfig.of(config), data, seed, fault, severity));
    }
  }

  private static Map<String, String> parse(String text) {
    Map<String, String> values = new TreeMap<>();
    text.lines()
        .flatMap(line -> List.of(line.strip().split(" +", -1)).stream())
        .filter(setting -> !setting.isEmpty())
        .forEach(
            setting -> {
              int equals = setting.indexOf('=');
              values.put(setting.substring(0, equals), setting.substring(equals + 1));
            });
    return values;
  }
}
