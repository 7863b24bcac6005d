package dev.mltd.retrain.programs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a YAML file that knows its line, for errors that tell where they are.
 *
 * @param file its name
 * @param name of the key that holds it
 * @param node what it holds
 */
record Setting(String file, String name, Node node) {

  /** An error at this place. */
  InvalidProgramsException wrong(String message) {
    return new InvalidProgramsException(
        "%s:%d: %s".formatted(file, node.getStartMark().getLine() + 1, message));
  }

  /** Its keys in the file's order. */
  Map<String, Setting> all() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("'%s' must be a mapping of keys to values".formatted(name));
    }
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = new Setting(file, name, tuple.getKeyNode()).text();
      Setting setting = new Setting(file, key, tuple.getValueNode());
      if (settings.put(key, setting) != null) {
        throw new Setting(file, key, tuple.getKeyNode())
            .wrong("'%s' is given twice; keep one".formatted(key));
      }
    }
    return settings;
  }

  /** Its keys, all of which must be among these. */
  Map<String, Setting> all(Set<String> known) {
    Map<String, Setting> settings = all();
    settings.forEach(
        (key, setting) -> {
          if (!known.contains(key)) {
            throw setting.wrong(
                "'%s' is not known in '%s'; there are %s"
                    .formatted(key, name, String.join(", ", known)));
          }
        });
    return settings;
  }

  /** The value of a key that must be there. */
  Setting needed(Map<String, Setting> settings, String key) {
    return Optional.ofNullable(settings.get(key))
        .orElseThrow(() -> wrong("'%s' lacks '%s'".formatted(name, key)));
  }

  String text() {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw wrong("'%s' must be a text".formatted(name));
    }
    return scalar.getValue();
  }

  double number() {
    try {
      double number = Double.parseDouble(text());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw wrong("'%s' is '%s', not a number".formatted(name, text()));
    }
    throw wrong("'%s' is %s; it cannot be negative".formatted(name, text()));
  }

  List<Setting> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("'%s' must be a list".formatted(name));
    }
    List<Setting> settings = new ArrayList<>();
    sequence.getValue().forEach(one -> settings.add(new Setting(file, name, one)));
    return settings;
  }
}
