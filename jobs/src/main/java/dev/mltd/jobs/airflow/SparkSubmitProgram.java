package dev.mltd.jobs.airflow;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A spark-submit that needs no installed Spark: the one of the libraries that this JVM uses. */
final class SparkSubmitProgram {
  private SparkSubmitProgram() {}

  /**
   * Writes it.
   *
   * @return the folder that it is in, for the path
   */
  static Path write(Path home) throws IOException {
    Path programs = Files.createDirectories(home.resolve("spark"));
    Path options = programs.resolve("java-options");
    List<String> lines = new ArrayList<>();
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("--add-opens") || argument.startsWith("-X")) {
        lines.add(argument);
      }
    }
    lines.add("-Djdk.reflect.useDirectMethodHandle=false");
    lines.add("-Dlog4j2.configurationFile=classpath:log4j2.properties");
    lines.add("-Dmltd.log.submission=info");
    lines.add("-cp");
    lines.add("\"%s\"".formatted(absolute(System.getProperty("java.class.path"))));
    Files.write(options, lines);
    Path submit = programs.resolve("spark-submit");
    Files.writeString(
        submit,
        """
        #!/bin/sh
        export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
        exec '%s' '@%s' org.apache.spark.deploy.SparkSubmit "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"), options.toAbsolutePath()));
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
    return programs;
  }

  private static String absolute(String classPath) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(classPath)
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
