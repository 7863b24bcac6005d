package dev.mltd.analysis.imports.names;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.YamlPart;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.lang3.EnumUtils;

/**
 * A team's own metric names, which win over everything else. The file is YAML, one raw name a key:
 *
 * <pre>{@code
 * val_top1: validation/accuracy
 * "head/err": {metric: head_error, split: validation, direction: minimise, layer: head}
 * }</pre>
 */
public final class MetricOverrides {
  private static final ObjectWriter QUOTED =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();
  private static final Set<String> OF_LONG_FORM = Set.of("metric", "split", "layer", "direction");

  private MetricOverrides() {}

  /**
   * Writes such a file for names that nobody knows yet: every line is a comment, to be completed.
   *
   * @throws ImportException when it cannot be written
   */
  public static void writeExample(Path file, List<String> rawNames) {
    StringBuilder text =
        new StringBuilder(
            """
            # Names of metrics that were not recognised. Take away the # of a line, say what it is, and
            # give this file to import with --metrics. The long form:
            #   {metric: head_error, split: validation, direction: minimise, layer: head}
            """);
    try {
      for (String name : rawNames) {
        // Written as JSON, in which no name can end its line: a file of YAML may hold that.
        text.append("# ").append(QUOTED.writeValueAsString(name)).append(": validation/loss\n");
      }
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new ImportException("cannot write %s: %s".formatted(file, failed), failed);
    }
  }

  static Map<String, Meaning> read(Path file) {
    Map<String, Meaning> meanings = new TreeMap<>();
    try (Reader in = Files.newBufferedReader(file)) {
      YamlPart.read(in, file.toString(), ImportException::new)
          .map(MetricOverrides::names)
          .orElse(Map.of())
          .forEach((rawName, meant) -> meanings.put(rawName, meaning(rawName, meant)));
      return meanings;
    } catch (IOException unreadable) {
      throw new ImportException(
          "cannot read the metric names in %s: %s".formatted(file, unreadable), unreadable);
    }
  }

  private static Map<String, YamlPart> names(YamlPart root) {
    if (!root.isMapping()) {
      throw root.wrong("expected 'raw name: canonical name' lines");
    }
    return root.all();
  }

  private static Meaning meaning(String rawName, YamlPart meant) {
    if (meant.isMapping()) {
      return longForm(rawName, meant);
    }
    String text = canonical(rawName, meant, meant);
    int slash = text.indexOf('/');
    Split split = slash < 0 ? Split.UNSPECIFIED : split(text.substring(0, slash), meant);
    String metric = text.substring(slash + 1);
    return meaning(rawName, new Metric(metric, split), "", MetricKind.direction(metric));
  }

  private static Meaning longForm(String rawName, YamlPart meant) {
    Map<String, YamlPart> parts = meant.all();
    parts.forEach(
        (key, part) -> {
          if (!OF_LONG_FORM.contains(key)) {
            throw part.wrong(
                "'%s' is not known; use metric, split, layer or direction".formatted(key));
          }
        });
    Split split =
        Optional.ofNullable(parts.get("split"))
            .map(part -> split(part.text(), part))
            .orElse(Split.UNSPECIFIED);
    Optional<Direction> better =
        Optional.ofNullable(parts.get("direction")).map(MetricOverrides::direction);
    String metric = canonical(rawName, meant, parts.get("metric"));
    return meaning(
        rawName,
        new Metric(metric, split),
        parts.containsKey("layer") ? parts.get("layer").text() : "",
        better.orElse(MetricKind.direction(metric)));
  }

  private static String canonical(String rawName, YamlPart meant, YamlPart name) {
    if (name == null || !name.isText()) {
      throw meant.wrong("'%s' needs a canonical name".formatted(rawName));
    }
    return name.text();
  }

  private static Meaning meaning(String rawName, Metric metric, String layer, Direction direction) {
    return new Meaning(metric, layer, new Naming(rawName, MetricNames.OVERRIDE, direction), "");
  }

  private static Split split(String text, YamlPart where) {
    return Arrays.stream(Split.values())
        .filter(split -> split != Split.UNSPECIFIED && split.stored().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                where.wrong(
                    "the split '%s' is not known; use train, validation or test".formatted(text)));
  }

  private static Direction direction(YamlPart part) {
    Direction direction = EnumUtils.getEnumIgnoreCase(Direction.class, part.text());
    if (direction == null) {
      throw part.wrong(
          "the direction '%s' is not known; use minimise, maximise or unknown"
              .formatted(part.text()));
    }
    return direction;
  }
}
