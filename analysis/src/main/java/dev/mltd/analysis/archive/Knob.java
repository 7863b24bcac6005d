package dev.mltd.analysis.archive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A hyper-parameter that causes and fixes talk about, whatever the archive calls it. The keys are
 * the names under which common tools and papers write it; the first is the canonical one.
 */
@SuppressWarnings("ImmutableEnumChecker") // The list is made by List.of, which nobody can change.
public enum Knob {
  LEARNING_RATE("learning_rate"),
  SCHEDULE("schedule", "lr_schedule", "lr_scheduler", "scheduler", "lr_scheduler_type"),
  WARM_UP("warmup_epochs", "warmup_steps", "warmup", "warmup_ratio", "num_warmup_steps"),
  OPTIMIZER("optimizer"),
  MOMENTUM("momentum"),
  BATCH_SIZE("batch_size"),
  EARLY_STOPPING("early_stopping", "early_stopping_patience", "patience"),
  EPOCHS("epochs", "max_steps", "num_steps", "training_steps"),
  TRAINING_EXAMPLES("training_examples", "num_examples", "train_size"),
  DROPOUT("dropout"),
  WEIGHT_DECAY("l2", "weight_decay", "l2_regularization", "l2_reg"),
  WIDTH("width", "hidden_size", "hidden_dim", "hidden_units", "units", "num_units", "filters"),
  DEPTH("hidden_layers", "num_layers", "n_layers", "depth", "num_hidden_layers"),
  CLIPPING(
      "gradient_clipping",
      "grad_clip",
      "max_grad_norm",
      "clip_norm",
      "clipnorm",
      "gradient_clip_val"),
  ACTIVATION("activation", "activation_function", "hidden_activation", "nonlinearity"),
  INITIALISATION("initialisation", "initialization", "init", "weight_init"),
  INITIAL_SCALE("initialisation_deviation", "initializer_range", "init_scale", "init_std"),
  INITIAL_BIAS("bias_initial", "bias_init"),
  RESIDUAL("residual_connections", "residual", "skip_connections"),
  NORMALISATION("batch_normalisation", "batch_norm", "batch_normalization", "use_bn"),
  PRECISION("loss_precision", "precision", "dtype", "torch_dtype", "mixed_precision", "fp16"),
  LOSS("loss", "loss_function", "criterion", "objective"),
  LOSS_FROM_LOGITS("loss_from_logits", "from_logits"),
  LABEL_SMOOTHING("label_smoothing", "label_smoothing_factor"),
  CLASS_WEIGHTS("class_weights", "class_weight"),
  OVERSAMPLING("oversampling", "oversample", "balanced_sampling"),
  INPUT_SCALING("input_scaling", "scaler"),
  WINSORISING("winsorise", "winsorize"),
  OUTPUT("output_activation", "output", "last_activation", "final_activation"),
  FROZEN("frozen_layers", "freeze", "frozen", "freeze_layers");

  private final List<String> keys;

  Knob(String... keys) {
    this.keys = List.of(keys);
  }

  /** The canonical key. */
  public String key() {
    return keys.get(0);
  }

  /** Whether a config key is a name of this. */
  public boolean isKey(String key) {
    return keys.contains(key);
  }

  /** The key under which a config has it; empty when it has none. */
  public Optional<String> keyIn(RunConfig config) {
    for (String key : keys) {
      if (config.values().containsKey(key)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Its value in a config as text. */
  public Optional<String> text(RunConfig config) {
    return keyIn(config).flatMap(config::text);
  }

  /** Its value in a config as a finite number. */
  public OptionalDouble number(RunConfig config) {
    OptionalDouble number = keyIn(config).map(config::number).orElseGet(OptionalDouble::empty);
    return number.isPresent() && Double.isFinite(number.getAsDouble())
        ? number
        : OptionalDouble.empty();
  }

  /** As people say it: {@code learning rate}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
