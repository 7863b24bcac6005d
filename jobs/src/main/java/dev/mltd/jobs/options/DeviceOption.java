package dev.mltd.jobs.options;

import dev.mltd.retrain.Device;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What trainings run on. */
public final class DeviceOption {
  private enum Type {
    CPU,
    GPU
  }

  @Option(
      names = "--device",
      paramLabel = "TYPE",
      defaultValue = Device.CPU,
      description = "What to train on: cpu or gpu (default: ${DEFAULT-VALUE}).")
  private Type type;

  public String type() {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
