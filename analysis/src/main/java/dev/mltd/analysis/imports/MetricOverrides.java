package dev.mltd.analysis.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.Split;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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

  private final String file;
  private final Map<String, Meaning> meanings = new TreeMap<>();

  private MetricOverrides(String file) {
    this.file = file;
  }

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
    try (Reader in = Files.newBufferedReader(file)) {
      return read(in, file.toString());
    } catch (IOException unreadable) {
      throw new ImportException(
          "cannot read the metric names in %s: %s".formatted(file, unreadable), unreadable);
    }
  }

  static Map<String, Meaning> read(Reader in, String file) throws IOException {
    MetricOverrides overrides = new MetricOverrides(file);
    try (JsonParser yaml = new YAMLFactory().createParser(in)) {
      overrides.read(yaml);
    } catch (JsonProcessingException broken) {
      throw new ImportException(
          "%s:%d: %s"
              .formatted(
                  file,
                  broken.getLocation() == null ? 1 : broken.getLocation().getLineNr(),
                  broken.getOriginalMessage()),
          broken);
    }
    return overrides.meanings;
  }

  private void read(JsonParser yaml) throws IOException {
    JsonToken start = yaml.nextToken();
    if (start == null) {
      return;
    }
    if (start != JsonToken.START_OBJECT) {
      throw wrong(yaml, "expected 'raw name: canonical name' lines");
    }
    while (yaml.nextToken() == JsonToken.FIELD_NAME) {
      String rawName = yaml.currentName();
      if (meanings.containsKey(rawName)) {
        throw wrong(yaml, "'%s' is given twice; keep one".formatted(rawName));
      }
      JsonToken value = yaml.nextToken();
      if (value == JsonToken.START_OBJECT) {
        meanings.put(rawName, longForm(rawName, yaml));
      } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        meanings.put(rawName, shortForm(rawName, yaml));
      } else {
        throw wrong(yaml, "'%s' needs a canonical name".formatted(rawName));
      }
    }
  }

  private Meaning shortForm(String rawName, JsonParser yaml) throws IOException {
    String text = yaml.getText();
    int slash = text.indexOf('/');
    Split split = slash < 0 ? Split.UNSPECIFIED : split(text.substring(0, slash), yaml);
    return meaning(rawName, text.substring(slash + 1), split, "", "", yaml);
  }

  private Meaning longForm(String rawName, JsonParser yaml) throws IOException {
    Map<String, String> given = new LinkedHashMap<>();
    Split split = Split.UNSPECIFIED;
    while (yaml.nextToken() == JsonToken.FIELD_NAME) {
      String key = yaml.currentName();
      if (!yaml.nextToken().isScalarValue()) {
        throw wrong(yaml, "%s of '%s' must be one word".formatted(key, rawName));
      }
      String value = yaml.getText();
      switch (key) {
        case "split" -> split = split(value, yaml);
        case "direction" -> direction(value, yaml);
        case "metric", "layer" -> {}
        default ->
            throw wrong(
                yaml, "'%s' is not known; use metric, split, layer or direction".formatted(key));
      }
      given.put(key, value);
    }
    return meaning(
        rawName,
        given.getOrDefault("metric", ""),
        split,
        given.getOrDefault("layer", ""),
        given.getOrDefault("direction", ""),
        yaml);
  }

  private Meaning meaning(
      String rawName,
      String canonical,
      Split split,
      String layer,
      String direction,
      JsonParser yaml) {
    if (canonical.isBlank()) {
      throw wrong(yaml, "'%s' needs a canonical name".formatted(rawName));
    }
    return new Meaning(
        new Metric(canonical, split),
        layer,
        new Naming(
            rawName,
            MetricNames.OVERRIDE,
            direction.isEmpty() ? MetricKind.direction(canonical) : direction(direction, yaml)),
        "");
  }

  private Split split(String text, JsonParser yaml) {
    for (Split split : Split.values()) {
      if (split != Split.UNSPECIFIED && split.stored().equals(text)) {
        return split;
      }
    }
    throw wrong(yaml, "the split '%s' is not known; use train, validation or test".formatted(text));
  }

  private Direction direction(String text, JsonParser yaml) {
    String wanted = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(Direction.values())
        .filter(direction -> direction.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    yaml,
                    "the direction '%s' is not known; use minimise, maximise or unknown"
                        .formatted(text)));
  }

  private ImportException wrong(JsonParser yaml, String what) {
    return new ImportException(
        "%s:%d: %s".formatted(file, yaml.currentTokenLocation().getLineNr(), what));
  }
}
