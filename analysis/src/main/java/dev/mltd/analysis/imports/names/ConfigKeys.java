package dev.mltd.analysis.imports.names;

import dev.mltd.analysis.archive.Knob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives hyper-parameters that every tool spells differently one key each, as {@link Knob} has it. A
 * key is changed only when the one to be written is free and one key alone could take it; every
 * other key stays as it is.
 */
public final class ConfigKeys {
  private ConfigKeys() {}

  /** A copy in which spellings are written out where they are certain. */
  public static Map<String, String> canonical(Map<String, String> config) {
    TreeMap<String, String> renamed = new TreeMap<>(config);
    for (Knob knob : Knob.values()) {
      List<String> candidates =
          knob.spellings().isEmpty()
              ? List.of()
              : config.keySet().stream().filter(key -> spells(knob, key)).toList();
      if (candidates.size() == 1 && !config.containsKey(knob.writtenOut())) {
        renamed.put(knob.writtenOut(), renamed.remove(candidates.get(0)));
      }
    }
    return renamed;
  }

  /** The last part decides: {@code optimizer_params.args.lr} is the learning rate. */
  private static boolean spells(Knob knob, String key) {
    String last = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return last.equals(knob.writtenOut()) || knob.spellings().contains(last);
  }
}
