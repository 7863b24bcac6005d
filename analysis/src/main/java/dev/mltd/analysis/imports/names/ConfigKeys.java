package dev.mltd.analysis.imports.names;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives hyper-parameters that every tool spells differently one key each. A key is changed only
 * when the canonical one is free and one key alone could take it; every other key stays as it is.
 */
public final class ConfigKeys {
  private static final Map<String, List<String>> FORMS =
      Map.of(
          "learning_rate", List.of("lr", "learningrate", "lr0", "initial_lr", "base_lr"),
          "batch_size", List.of("batchsize", "bs", "batch", "train_batch_size"),
          "optimizer", List.of("optimiser", "opt", "optimizer_name", "optimizer_type"),
          "weight_decay", List.of("weightdecay", "wd"),
          "epochs", List.of("num_epochs", "n_epochs", "max_epochs", "num_train_epochs"),
          "dropout", List.of("dropout_rate", "dropout_prob"));

  private ConfigKeys() {}

  /** A copy with canonical keys where they are certain. */
  public static Map<String, String> canonical(Map<String, String> config) {
    TreeMap<String, String> renamed = new TreeMap<>(config);
    FORMS.forEach(
        (canonical, forms) -> {
          List<String> candidates =
              config.keySet().stream().filter(key -> isForm(canonical, forms, key)).toList();
          if (candidates.size() == 1 && !config.containsKey(canonical)) {
            renamed.put(canonical, renamed.remove(candidates.get(0)));
          }
        });
    return renamed;
  }

  /** The last part decides: {@code optimizer_params.args.lr} is the learning rate. */
  private static boolean isForm(String canonical, List<String> forms, String key) {
    String last = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return last.equals(canonical) || forms.contains(last);
  }
}
