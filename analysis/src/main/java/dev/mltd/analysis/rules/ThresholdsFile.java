package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Thresholds;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A team's limits and muted rules, as YAML:
 *
 * <pre>{@code
 * limits:
 *   LossDiverges:
 *     noises: 8
 * mute:
 *   - rule: LossSpikes
 *     program: gpt-*
 *     reason: known hiccup of the data loader
 * }</pre>
 */
public final class ThresholdsFile {
  private final String file;

  private ThresholdsFile(String file) {
    this.file = file;
  }

  /** The file is wrong; the message says where and what would be right. */
  public static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1;

    Invalid(String message) {
      super(message);
    }
  }

  /**
   * Reads a thresholds file.
   *
   * @param content of the file
   * @param file its name, for messages
   * @throws Invalid if it names a rule or limit that does not exist, or is no such file
   */
  public static Thresholds read(Reader content, String file) {
    return new ThresholdsFile(file).read(content);
  }

  private Thresholds read(Reader content) {
    Node root;
    try {
      root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(content);
    } catch (MarkedYAMLException broken) {
      throw new Invalid(
          "%s:%d: %s".formatted(file, broken.getProblemMark().getLine() + 1, broken.getProblem()));
    }
    if (root == null) {
      return Thresholds.STANDARD;
    }
    Map<String, Map<String, Double>> overrides = Map.of();
    List<Thresholds.Mute> mutes = List.of();
    for (Map.Entry<String, Node> part : entries(root).entrySet()) {
      switch (part.getKey()) {
        case "limits" -> overrides = limits(part.getValue());
        case "mute" -> mutes = mutes(part.getValue());
        default ->
            throw invalid(
                part.getValue(),
                "'%s' is not known here; use limits or mute".formatted(part.getKey()));
      }
    }
    return new Thresholds(overrides, mutes);
  }

  private Map<String, Map<String, Double>> limits(Node node) {
    Map<String, Map<String, Double>> overrides = new HashMap<>();
    entries(node)
        .forEach(
            (name, limits) -> {
              Rule rule = rule(name, limits);
              Map<String, Double> values = new HashMap<>();
              entries(limits)
                  .forEach((limit, value) -> values.put(limit, limit(rule, limit, value)));
              overrides.put(name, Map.copyOf(values));
            });
    return Map.copyOf(overrides);
  }

  private double limit(Rule rule, String name, Node value) {
    List<String> known = rule.limits().stream().map(Limit::name).toList();
    if (!known.contains(name)) {
      throw invalid(value, "%s has no limit '%s'; it has %s".formatted(rule.name(), name, known));
    }
    try {
      return Double.parseDouble(text(value));
    } catch (NumberFormatException notANumber) {
      throw invalid(value, "'%s' is not a number".formatted(text(value)));
    }
  }

  private List<Thresholds.Mute> mutes(Node node) {
    if (!(node instanceof SequenceNode list)) {
      throw invalid(node, "mute must be a list");
    }
    List<Thresholds.Mute> mutes = new ArrayList<>();
    for (Node entry : list.getValue()) {
      Map<String, Node> parts = entries(entry);
      String rule = required(entry, parts, "rule");
      rule(rule, entry);
      mutes.add(
          new Thresholds.Mute(
              rule, required(entry, parts, "program"), required(entry, parts, "reason")));
    }
    return List.copyOf(mutes);
  }

  private String required(Node entry, Map<String, Node> parts, String key) {
    if (!parts.containsKey(key)) {
      throw invalid(entry, "a muted rule needs rule, program (* for all) and reason: no " + key);
    }
    return text(parts.get(key));
  }

  private Rule rule(String name, Node where) {
    return Rules.named(name)
        .orElseThrow(
            () -> invalid(where, "there is no rule '%s'; `mltd rules` lists them".formatted(name)));
  }

  private Map<String, Node> entries(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw invalid(node, "names with values are expected here");
    }
    Map<String, Node> entries = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      entries.put(text(tuple.getKeyNode()), tuple.getValueNode());
    }
    return entries;
  }

  private String text(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw invalid(node, "a single value is expected here");
    }
    return scalar.getValue();
  }

  private Invalid invalid(Node node, String message) {
    return new Invalid("%s:%d: %s".formatted(file, node.getStartMark().getLine() + 1, message));
  }
}
