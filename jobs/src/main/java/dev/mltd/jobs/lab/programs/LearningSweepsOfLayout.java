package dev.mltd.jobs.lab.programs;

import java.util.List;

/** The sweeps of the programs to tune on whose inputs are images or sequences. */
final class LearningSweepsOfLayout {
  private LearningSweepsOfLayout() {}

  /** One per program, in their order. */
  static List<Sweep> all(int seeds) {
    return List.of(digits(seeds), stripes(seeds), waves(seeds));
  }

  private static Sweep digits(int seeds) {
    return new Sweep(
            LabProgram.DIGITS,
            seeds,
            """
            layer_type=convolution hidden_layers=2 width=12 activation=relu initialisation=he
            bias_initial=0 batch_normalisation=false dropout=0 l2=0 frozen_layers=0
            optimizer=adam learning_rate=0.01 schedule=none warmup_epochs=0
            batch_size=32 epochs=20 training_examples=400
            loss=cross_entropy loss_precision=single output_activation=softmax\
            """)
        .healthy(
            "learning_rate=0.005",
            "learning_rate=0.007",
            "learning_rate=0.014",
            "schedule=cosine epochs=30",
            "batch_size=16",
            "batch_size=48",
            "width=10",
            "width=16",
            "l2=0.0001",
            "activation=leaky_relu",
            "epochs=25",
            "warmup_epochs=2")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=0.2", "learning_rate=10")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0001", "learning_rate=0.00001")
        .faulty(
            Fault.NUMERICAL_INSTABILITY,
            "loss_precision=half learning_rate=0.005",
            "loss_precision=half")
        .faulty(Fault.UNITS_DEAD, "bias_initial=-3", "bias_initial=-20")
        .faulty(
            Fault.INITIALISATION_POOR,
            "initialisation=normal initialisation_deviation=2",
            "initialisation=normal initialisation_deviation=0.000001")
        .faulty(Fault.REGULARISATION_TOO_STRONG, "dropout=0.8", "dropout=0.97")
        .faulty(Fault.CLASSES_IMBALANCED, "data=imbalance:0.1", "data=imbalance:0.02")
        .faulty(Fault.LABELS_NOISY, "data=label_noise:0.3", "data=label_noise:0.6")
        .faulty(Fault.BATCH_TOO_SMALL, "batch_size=2", "batch_size=1")
        .faulty(Fault.BATCH_TOO_LARGE, "batch_size=400", "batch_size=400 learning_rate=0.005")
        .faulty(
            Fault.LOSS_UNSUITED,
            "loss=mean_absolute_error",
            "loss=mean_absolute_error learning_rate=0.005")
        .faulty(Fault.LAYER_FROZEN, "frozen_layers=1", "frozen_layers=2");
  }

  private static Sweep stripes(int seeds) {
    return new Sweep(
            LabProgram.STRIPES,
            seeds,
            """
            layer_type=convolution hidden_layers=2 width=12 activation=relu initialisation=he
            bias_initial=0 batch_normalisation=false dropout=0 l2=0.001 frozen_layers=0
            optimizer=momentum learning_rate=0.03 schedule=none warmup_epochs=0 gradient_clipping=1
            batch_size=32 epochs=25 training_examples=400
            loss=mean_squared_error output_activation=identity\
            """)
        .healthy(
            "learning_rate=0.014",
            "learning_rate=0.02",
            "learning_rate=0.04",
            "learning_rate=0.06",
            "batch_size=24",
            "batch_size=48",
            "width=10",
            "width=16",
            "l2=0.002",
            "activation=leaky_relu",
            "epochs=30",
            "gradient_clipping=2")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=0.3", "learning_rate=10")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0003", "learning_rate=0.00003")
        .faulty(
            Fault.GRADIENTS_UNCLIPPED,
            "gradient_clipping= learning_rate=0.014",
            "gradient_clipping=")
        .faulty(Fault.TRAINED_TOO_LONG, "l2=0 epochs=120", "l2=0 epochs=240")
        .faulty(
            Fault.INITIALISATION_POOR,
            "initialisation=normal initialisation_deviation=0.5",
            "initialisation=normal initialisation_deviation=0.000001")
        .faulty(Fault.REGULARISATION_TOO_STRONG, "l2=0.3", "dropout=0.8 l2=1")
        .faulty(Fault.OUTLIERS_IN_DATA, "data=outliers:0.05", "data=outliers:0.15")
        .faulty(
            Fault.TRAIN_VALIDATION_SHIFT, "data=validation_shift:0.7", "data=validation_shift:1.5")
        .faulty(Fault.BATCH_TOO_LARGE, "batch_size=400", "batch_size=400 learning_rate=0.014")
        .faulty(Fault.OUTPUT_UNSUITED, "output_activation=relu", "output_activation=sigmoid")
        .faulty(Fault.LAYER_FROZEN, "frozen_layers=1", "frozen_layers=2");
  }

  private static Sweep waves(int seeds) {
    return new Sweep(
            LabProgram.WAVES,
            seeds,
            """
            layer_type=lstm hidden_layers=1 width=12 activation=tanh initialisation=xavier
            bias_initial=0 batch_normalisation=false dropout=0 l2=0 frozen_layers=0
            optimizer=adam learning_rate=0.02 schedule=cosine warmup_epochs=0 gradient_clipping=1
            batch_size=24 epochs=20 training_examples=240
            loss=cross_entropy loss_precision=single output_activation=softmax\
            """)
        .healthy(
            "learning_rate=0.014",
            "learning_rate=0.017",
            "learning_rate=0.024",
            "learning_rate=0.028",
            "batch_size=16",
            "batch_size=32 learning_rate=0.024",
            "width=10",
            "width=16",
            "l2=0.0001",
            "gradient_clipping=2",
            "epochs=24",
            "schedule=step")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=0.5", "learning_rate=10")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0003", "learning_rate=0.00003")
        .faulty(Fault.MODEL_TOO_SIMPLE, "width=2", "width=1")
        .faulty(Fault.REGULARISATION_TOO_STRONG, "l2=0.1", "l2=0.5")
        .faulty(Fault.TRAINED_TOO_SHORT, "epochs=5", "epochs=2")
        .faulty(Fault.CLASSES_IMBALANCED, "data=imbalance:0.1", "data=imbalance:0.03")
        .faulty(Fault.LABELS_NOISY, "data=label_noise:0.3", "data=label_noise:0.55")
        .faulty(
            Fault.TRAIN_VALIDATION_SHIFT, "data=validation_shift:0.6", "data=validation_shift:1.5")
        .faulty(Fault.BATCH_TOO_LARGE, "batch_size=240", "batch_size=240 learning_rate=0.014");
  }
}
