package dev.mltd.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, which can be killed. */
final class OwnProcess {
  private OwnProcess() {}

  static ProcessBuilder mltd(Object... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "@target/java-options",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mltd.jobs.Mltd"));
    Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
    return new ProcessBuilder(command);
  }

  /** Starts it, and kills it when the first thing appears in a folder. */
  static void killWhenItWrites(ProcessBuilder process, Path folder)
      throws IOException, InterruptedException {
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process started = process.inheritIO().start();
      assertThat(watch.poll(2, TimeUnit.MINUTES)).as("something in %s", folder).isNotNull();
      started.destroyForcibly().waitFor();
    }
  }
}
