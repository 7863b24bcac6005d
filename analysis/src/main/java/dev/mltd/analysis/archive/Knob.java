package dev.mltd.analysis.archive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The hyper-parameters that causes and fixes talk about, whatever an archive calls them, and all
 * that is known of each: one constant a knob, and whoever asks about a hyper-parameter asks here.
 *
 * <p>The keys are the names under which common tools and papers write it, the first the canonical
 * one: that of the trainers here, under which a fix writes it where a config has none. A key stays
 * in a config as it is. Spellings are shorthands of tools, which an import writes out, so that the
 * same setting has one name. A new name is a word more in a knob's line, a new knob a constant
 * more; no name may belong to two knobs.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of, which nobody can change.
public enum Knob {
  LEARNING_RATE(
      Value.MAGNITUDE,
      List.of("learning_rate"),
      List.of("lr", "learningrate", "lr0", "initial_lr", "base_lr")),
  SCHEDULE(
      Value.CHOICE, "schedule", "lr_schedule", "lr_scheduler", "scheduler", "lr_scheduler_type"),
  WARM_UP(
      Value.COUNT, "warmup_epochs", "warmup_steps", "warmup", "warmup_ratio", "num_warmup_steps"),
  OPTIMIZER(
      Value.CHOICE,
      List.of("optimizer"),
      List.of("optimiser", "opt", "optimizer_name", "optimizer_type")),
  MOMENTUM(Value.SHARE, "momentum"),
  BATCH_SIZE(
      Value.COUNT, List.of("batch_size"), List.of("batchsize", "bs", "batch", "train_batch_size")),
  EARLY_STOPPING(Value.COUNT, "early_stopping", "early_stopping_patience", "patience"),
  EPOCHS(
      Value.COUNT,
      List.of("epochs", "max_steps", "num_steps", "training_steps"),
      List.of("num_epochs", "n_epochs", "max_epochs", "num_train_epochs")),
  TRAINING_EXAMPLES(Value.COUNT, "training_examples", "num_examples", "train_size"),
  DROPOUT(Value.SHARE, List.of("dropout"), List.of("dropout_rate", "dropout_prob")),
  // What optimizers take off the weights is no penalty on the loss: it is written out as what it
  // is.
  WEIGHT_DECAY(
      Value.MAGNITUDE,
      List.of("l2", "weight_decay", "l2_regularization", "l2_reg"),
      List.of("weightdecay", "wd"),
      "weight_decay"),
  WIDTH(
      Value.COUNT,
      "width",
      "hidden_size",
      "hidden_dim",
      "hidden_units",
      "units",
      "num_units",
      "filters"),
  DEPTH(Value.COUNT, "hidden_layers", "num_layers", "n_layers", "depth", "num_hidden_layers"),
  CLIPPING(
      Value.MAGNITUDE,
      "gradient_clipping",
      "grad_clip",
      "max_grad_norm",
      "clip_norm",
      "clipnorm",
      "gradient_clip_val"),
  ACTIVATION(
      Value.CHOICE, "activation", "activation_function", "hidden_activation", "nonlinearity"),
  INITIALISATION(Value.CHOICE, "initialisation", "initialization", "init", "weight_init"),
  INITIAL_SCALE(
      Value.MAGNITUDE, "initialisation_deviation", "initializer_range", "init_scale", "init_std"),
  INITIAL_BIAS(Value.NUMBER, "bias_initial", "bias_init"),
  RESIDUAL(Value.FLAG, "residual_connections", "residual", "skip_connections"),
  NORMALISATION(Value.FLAG, "batch_normalisation", "batch_norm", "batch_normalization", "use_bn"),
  PRECISION(
      Value.CHOICE,
      "loss_precision",
      "precision",
      "dtype",
      "torch_dtype",
      "mixed_precision",
      "fp16"),
  LOSS(Value.CHOICE, "loss", "loss_function", "criterion", "objective"),
  LOSS_FROM_LOGITS(Value.FLAG, "loss_from_logits", "from_logits"),
  LABEL_SMOOTHING(Value.SHARE, "label_smoothing", "label_smoothing_factor"),
  CLASS_WEIGHTS(Value.CHOICE, "class_weights", "class_weight"),
  OVERSAMPLING(Value.FLAG, "oversampling", "oversample", "balanced_sampling"),
  INPUT_SCALING(Value.CHOICE, "input_scaling", "scaler"),
  WINSORISING(Value.NUMBER, "winsorise", "winsorize"),
  OUTPUT(Value.CHOICE, "output_activation", "output", "last_activation", "final_activation"),
  FROZEN(Value.COUNT, "frozen_layers", "freeze", "frozen", "freeze_layers");

  /** What it is set to, as a rule: some tools also write {@code null} or {@code false} for none. */
  public enum Value {
    /** A positive number of which the powers of ten matter. */
    MAGNITUDE,
    /** A whole number. */
    COUNT,
    /** A number from 0 to 1. */
    SHARE,
    /** Any other number. */
    NUMBER,
    /** One of a few words. */
    CHOICE,
    /** True or false. */
    FLAG
  }

  private final Value value;
  private final List<String> keys;
  private final List<String> spellings;
  private final String writtenOut;

  Knob(Value value, String... keys) {
    this(value, List.of(keys), List.of());
  }

  Knob(Value value, List<String> keys, List<String> spellings) {
    this(value, keys, spellings, keys.get(0));
  }

  Knob(Value value, List<String> keys, List<String> spellings, String writtenOut) {
    this.value = value;
    this.keys = keys;
    this.spellings = spellings;
    this.writtenOut = writtenOut;
  }

  /** What it is set to. */
  public Value value() {
    return value;
  }

  /** The canonical key. */
  public String key() {
    return keys.get(0);
  }

  /** All keys, the canonical one first. */
  public List<String> keys() {
    return keys;
  }

  /** Shorthands, in lower case, for which an import writes {@link #writtenOut}. */
  public List<String> spellings() {
    return spellings;
  }

  /** The key that an import gives to a spelling. */
  public String writtenOut() {
    return writtenOut;
  }

  /** Whether a config key is a name of this. */
  public boolean isKey(String key) {
    return keys.contains(key);
  }

  /** The key under which a config has it; empty when it has none. */
  public Optional<String> keyIn(RunConfig config) {
    return keys.stream().filter(key -> config.values().containsKey(key)).findFirst();
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
