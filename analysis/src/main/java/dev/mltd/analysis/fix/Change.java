package dev.mltd.analysis.fix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mltd.analysis.archive.RunConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The difference between two configs.
 *
 * @param before values of the keys that differ, where the first config has them
 * @param after values of the keys that differ, where the second config has them
 */
public record Change(SortedMap<String, String> before, SortedMap<String, String> after) {
  /** The change that makes one config of another. */
  public static Change between(RunConfig before, RunConfig after) {
    return new Change(
        differing(before.values(), after.values()), differing(after.values(), before.values()));
  }

  private static SortedMap<String, String> differing(
      Map<String, String> own, Map<String, String> others) {
    SortedMap<String, String> differing = new TreeMap<>(own);
    differing.entrySet().removeIf(one -> one.getValue().equals(others.get(one.getKey())));
    return differing;
  }

  /** The keys that differ, sorted. */
  public List<String> keys() {
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    return new ArrayList<>(keys);
  }

  /** As people read it: {@code learning_rate from 0.1 to 0.01, gradient_clipping set to 1}. */
  public String words() {
    return keys().stream().map(this::words).collect(Collectors.joining(", "));
  }

  private String words(String key) {
    Optional<String> old = Optional.ofNullable(before.get(key));
    Optional<String> young = Optional.ofNullable(after.get(key));
    return young
        .map(value -> key + old.map(was -> " from " + was).orElse(" set") + " to " + value)
        .orElseGet(() -> "%s removed (was %s)".formatted(key, old.orElse("")));
  }

  /**
   * As a JSON merge patch (RFC 7396), which many tools can apply: the new value of each key, or
   * null where the key is to go. Numbers and truth values are JSON's own.
   */
  public String patch() {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    keys().forEach(key -> put(patch, key, after.get(key)));
    return patch.toPrettyString();
  }

  private static void put(ObjectNode patch, String key, String value) {
    if (value == null) {
      patch.putNull(key);
    } else if (value.equals("true") || value.equals("false")) {
      patch.put(key, Boolean.parseBoolean(value));
    } else if (value.matches("-?[0-9]{1,15}")) {
      patch.put(key, Long.parseLong(value));
    } else if (value.matches("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?")) {
      patch.put(key, Double.parseDouble(value));
    } else {
      patch.put(key, value);
    }
  }

  @Override
  public String toString() {
    return words();
  }
}
