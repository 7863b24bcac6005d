package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.imports.files.YamlPart;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
  private static final Set<String> PARTS = new TreeSet<>(Set.of("limits", "mute"));
  private static final List<String> OF_MUTES = List.of("rule", "program", "reason");

  private ThresholdsFile() {}

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
    return YamlPart.read(content, file, Invalid::new)
        .map(root -> thresholds(root.all(PARTS)))
        .orElse(Thresholds.STANDARD);
  }

  private static Thresholds thresholds(Map<String, YamlPart> parts) {
    return new Thresholds(
        parts.containsKey("limits") ? limits(parts.get("limits")) : Map.of(),
        parts.containsKey("mute")
            ? parts.get("mute").list().stream().map(ThresholdsFile::mute).toList()
            : List.of());
  }

  private static Map<String, Map<String, Double>> limits(YamlPart limits) {
    Map<String, Map<String, Double>> overrides = new HashMap<>();
    limits
        .all()
        .forEach(
            (name, ofRule) -> {
              Rule rule = rule(name, ofRule);
              Map<String, Double> values = new HashMap<>();
              ofRule.all().forEach((limit, value) -> values.put(limit, limit(rule, value)));
              overrides.put(name, Map.copyOf(values));
            });
    return Map.copyOf(overrides);
  }

  private static double limit(Rule rule, YamlPart limit) {
    List<String> known = rule.limits().stream().map(Limit::name).toList();
    if (!known.contains(limit.name())) {
      throw limit.wrong(
          "%s has no limit '%s'; it has %s".formatted(rule.name(), limit.name(), known));
    }
    return limit.number();
  }

  private static Thresholds.Mute mute(YamlPart entry) {
    Map<String, YamlPart> parts = entry.all();
    for (String key : OF_MUTES) {
      if (!parts.containsKey(key)) {
        throw entry.wrong("a muted rule needs rule, program (* for all) and reason: no " + key);
      }
    }
    String rule = parts.get("rule").text();
    rule(rule, entry);
    return new Thresholds.Mute(rule, parts.get("program").text(), parts.get("reason").text());
  }

  private static Rule rule(String name, YamlPart where) {
    return Rules.named(name)
        .orElseThrow(
            () -> where.wrong("there is no rule '%s'; `mltd rules` lists them".formatted(name)));
  }
}
