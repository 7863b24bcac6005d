package dev.mltd.analysis.imports.files;

import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A part of a YAML file that a person writes, which knows its line, for errors that tell where they
 * are. Nothing that the file names is ever constructed: it is read as texts, lists and mappings.
 */
public final class YamlPart {
  private static final int LARGEST = 1 << 20;

  private final String file;
  private final String name;
  private final Node node;
  private final Function<String, ? extends RuntimeException> mistake;

  private YamlPart(
      String file, String name, Node node, Function<String, ? extends RuntimeException> mistake) {
    this.file = file;
    this.name = name;
    this.node = node;
    this.mistake = mistake;
  }

  /**
   * Reads a file; empty when there is nothing in it.
   *
   * @param file its name, for messages
   * @param mistake makes the exception that is thrown for anything wrong in it, now or later
   */
  public static Optional<YamlPart> read(
      Reader content, String file, Function<String, ? extends RuntimeException> mistake) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    try {
      return Optional.ofNullable(new Yaml(new SafeConstructor(options)).compose(content))
          .map(root -> new YamlPart(file, "the file", root, mistake));
    } catch (MarkedYAMLException broken) {
      throw wrong(file, broken.getProblemMark(), broken.getProblem(), mistake);
    } catch (YAMLException unreadable) {
      throw wrong(file, null, unreadable.getMessage(), mistake);
    }
  }

  private static RuntimeException wrong(
      String file,
      Mark mark,
      String message,
      Function<String, ? extends RuntimeException> mistake) {
    int line = mark == null ? 1 : mark.getLine() + 1;
    return mistake.apply("%s:%d: %s".formatted(file, line, message));
  }

  /** The key that holds it. */
  public String name() {
    return name;
  }

  /** An error at this place. */
  public RuntimeException wrong(String message) {
    return wrong(file, node.getStartMark(), message, mistake);
  }

  private YamlPart part(String key, Node value) {
    return new YamlPart(file, key, value, mistake);
  }

  /** Whether it is a mapping of keys to values. */
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** Its keys in the file's order. */
  public Map<String, YamlPart> all() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("'%s' must be a mapping of keys to values".formatted(name));
    }
    Map<String, YamlPart> parts = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = part(name, tuple.getKeyNode()).text();
      if (parts.put(key, part(key, tuple.getValueNode())) != null) {
        throw part(key, tuple.getKeyNode()).wrong("'%s' is given twice; keep one".formatted(key));
      }
    }
    return parts;
  }

  /** Its keys, all of which must be among these. */
  public Map<String, YamlPart> all(Set<String> known) {
    Map<String, YamlPart> parts = all();
    parts.forEach(
        (key, part) -> {
          if (!known.contains(key)) {
            throw part.wrong(
                "'%s' is not known in '%s'; there are %s"
                    .formatted(key, name, String.join(", ", known)));
          }
        });
    return parts;
  }

  /** The value of a key that must be there. */
  public YamlPart needed(Map<String, YamlPart> parts, String key) {
    return Optional.ofNullable(parts.get(key))
        .orElseThrow(() -> wrong("'%s' lacks '%s'".formatted(name, key)));
  }

  /** Whether it is a single value, and there is one. */
  public boolean isText() {
    return node instanceof ScalarNode scalar
        && !scalar.getTag().equals(Tag.NULL)
        && !scalar.getValue().isBlank();
  }

  /** A single value as it is written. */
  public String text() {
    if (!isText()) {
      throw wrong("'%s' must be a text".formatted(name));
    }
    return ((ScalarNode) node).getValue();
  }

  /** A number of any sign. */
  public double number() {
    try {
      return Double.parseDouble(text());
    } catch (NumberFormatException notANumber) {
      throw wrong("'%s' is '%s', not a number".formatted(name, text()));
    }
  }

  /** A number that is not negative. */
  public double amount() {
    double number = number();
    if (number >= 0) {
      return number;
    }
    throw wrong("'%s' is %s; it cannot be negative".formatted(name, text()));
  }

  /** The parts of a list. */
  public List<YamlPart> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("'%s' must be a list".formatted(name));
    }
    return sequence.getValue().stream().map(one -> part(name, one)).toList();
  }
}
