package dev.mltd.jobs.cluster;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings of Spark from several files, of which a later one wins. */
public final class SparkSettings {
  private static final String TEMPLATE_FILE = ".podTemplateFile";

  private SparkSettings() {}

  /**
   * Reads files of the form that {@code spark-submit --properties-file} reads.
   *
   * @param root folder that relative paths of pod templates are meant from
   * @throws ClusterException when one cannot be read
   */
  public static SortedMap<String, String> read(Path root, List<Path> files) {
    SortedMap<String, String> settings = new TreeMap<>();
    for (Path file : files) {
      Properties content = new Properties();
      try (Reader in = Files.newBufferedReader(file)) {
        content.load(in);
      } catch (IOException unreadable) {
        throw new ClusterException("cannot read Spark's settings: " + unreadable, unreadable);
      }
      content
          .stringPropertyNames()
          .forEach(name -> settings.put(name, content.getProperty(name).strip()));
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      if (setting.getKey().endsWith(TEMPLATE_FILE)) {
        setting.setValue(root.resolve(setting.getValue()).toAbsolutePath().toString());
      }
    }
    return settings;
  }
}
