package dev.mltd.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The image of k8s/image/Dockerfile on a base made of this machine's own Java, shell and libraries,
 * so that a test needs neither a daemon nor a registry.
 */
final class TestImage {
  /** What -Pimage laid out. */
  static final Path LAID_OUT = Path.of("target", "image").toAbsolutePath();

  /** Driver, executors and everything. */
  static final String NAME = "localhost/mltd:test";

  /** The same without the jars of this project. */
  static final String WITHOUT_JARS = "localhost/mltd-without-jars:test";

  private static final Path WORK = Path.of("target", "image-test").toAbsolutePath();

  /** What Hadoop calls on a local disk, and what the scripts of the tests call. */
  private static final List<String> PROGRAMS =
      List.of(
          "bash",
          "cat",
          "chmod",
          "env",
          "groups",
          "id",
          "ln",
          "ls",
          "readlink",
          "rm",
          "setsid",
          "sleep",
          "stat",
          "tr",
          "whoami");

  /** What the natives of the jars want of the system. */
  private static final List<String> LIBRARIES =
      List.of(
          "libstdc++.so.6",
          "libgcc_s.so.1",
          "libgomp.so.1",
          "libdl.so.2",
          "libm.so.6",
          "libnss_dns.so.2",
          "libpthread.so.0",
          "libresolv.so.2",
          "librt.so.1",
          "libz.so.1");

  private static final Pattern NEEDED = Pattern.compile("(?:=> )?(/\\S+) \\(0x");
  private static final Pattern CACHED = Pattern.compile("\\s*(\\S+) \\(.*x86-64.*\\) => (\\S+)");

  private TestImage() {}

  /** Writes both images and gives their files. */
  static List<Path> build() throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    Path base = WORK.resolve("base.tar");
    writeBase(base);
    Path libraries = WORK.resolve("libraries.tar");
    try (Layer layer = new Layer(libraries)) {
      layer.tree(LAID_OUT.resolve("libraries"), "opt/spark/jars");
      layer.file(LAID_OUT.resolve("entrypoint.sh"), "opt/spark/entrypoint.sh");
      layer.file(LAID_OUT.resolve("gpus.sh"), "opt/spark/gpus.sh");
      layer.folder("opt/spark/work-dir");
    }
    Path project = WORK.resolve("project.tar");
    try (Layer layer = new Layer(project)) {
      layer.tree(LAID_OUT.resolve("project"), "opt/spark/jars");
    }
    Map<String, Object> config =
        Map.of(
            "Env",
            List.of("PATH=/usr/bin:/opt/java/bin", "SPARK_HOME=/opt/spark", "HOME=/tmp"),
            "Entrypoint",
            List.of("/opt/spark/entrypoint.sh"),
            "WorkingDir",
            "/opt/spark/work-dir",
            "User",
            "185:185");
    Path whole = WORK.resolve("mltd.tar");
    OciArchive.write(whole, NAME, config, List.of(base, libraries, project));
    Path without = WORK.resolve("mltd-without-jars.tar");
    OciArchive.write(without, WITHOUT_JARS, config, List.of(base, libraries));
    return List.of(whole, without);
  }

  private static void writeBase(Path file) throws IOException, InterruptedException {
    Path java = WORK.resolve("java");
    if (!Files.exists(java.resolve("release"))) {
      said(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
              "--add-modules",
              "java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs,jdk.management,jdk.naming.dns,"
                  + "jdk.security.auth,jdk.localedata",
              "--strip-debug",
              "--no-man-pages",
              "--no-header-files",
              "--output",
              java.toString()));
    }
    List<Path> programs = new ArrayList<>();
    List<String> linked = new ArrayList<>();
    for (String name : PROGRAMS) {
      programs.add(Path.of("/usr/bin", name));
    }
    programs.forEach(program -> linked.add(program.toString()));
    try (Stream<Path> natives = Files.walk(java)) {
      natives
          .filter(one -> one.toString().endsWith(".so") || one.endsWith("bin/java"))
          .forEach(one -> linked.add(one.toString()));
    }
    try (Layer layer = new Layer(file)) {
      layer.tree(java, "opt/java");
      for (Path program : programs) {
        layer.file(program, "usr/bin/" + program.getFileName());
      }
      layer.file(Path.of("/usr/bin/bash"), "usr/bin/sh");
      List<String> command = new ArrayList<>(List.of("ldd"));
      command.addAll(linked);
      Matcher needed = NEEDED.matcher(said(command));
      while (needed.find()) {
        library(layer, needed.group(1));
      }
      Matcher cached = CACHED.matcher(said(List.of("/sbin/ldconfig", "-p")));
      while (cached.find()) {
        if (LIBRARIES.contains(cached.group(1))) {
          library(layer, cached.group(2));
        }
      }
      layer.text(
          "etc/passwd", "root:x:0:0:root:/root:/bin/bash\nspark:x:185:185:spark:/tmp:/bin/bash\n");
      layer.text("etc/group", "root:x:0:\nspark:x:185:\n");
      layer.text("etc/nsswitch.conf", "hosts: files dns\n");
      layer.folder("tmp");
      layer.link("bin", "usr/bin");
      layer.link("lib", "usr/lib");
      layer.link("lib64", "usr/lib64");
    }
  }

  private static void library(Layer layer, String path) throws IOException {
    if (path.startsWith("/lib") || path.startsWith("/usr/lib/x86_64")) {
      layer.file(Path.of(path), path.replaceFirst("^/(usr/)?", "usr/"));
    }
  }

  /** What a command printed. */
  static String said(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(() -> command + "\n" + said).isZero();
    return said;
  }
}
