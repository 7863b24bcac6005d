package dev.mltd.jobs.lab.programs;

import java.util.List;

/** The sweeps of the programs to score on. */
final class ScoringSweeps {
  private ScoringSweeps() {}

  /** One per program, in their order. */
  static List<Sweep> all(int seeds) {
    return List.of(rings(seeds), ishigami(seeds), shapes(seeds), autoregressive(seeds));
  }

  private static Sweep rings(int seeds) {
    return new Sweep(
            LabProgram.RINGS,
            seeds,
            """
            layer_type=dense hidden_layers=2 width=32 activation=relu initialisation=he
            bias_initial=0 batch_normalisation=false dropout=0 l2=0.001 frozen_layers=0
            optimizer=adam learning_rate=0.02 schedule=cosine warmup_epochs=0
            batch_size=16 epochs=40 training_examples=400
            loss=cross_entropy loss_precision=single output_activation=softmax\
            """)
        .healthy(
            "learning_rate=0.01",
            "learning_rate=0.014",
            "learning_rate=0.025",
            "learning_rate=0.03",
            "batch_size=24",
            "batch_size=32",
            "width=24",
            "width=48",
            "hidden_layers=3",
            "activation=leaky_relu",
            "l2=0.002",
            "epochs=50")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=0.5", "learning_rate=100")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0002", "learning_rate=0.00002")
        .faulty(
            Fault.NUMERICAL_INSTABILITY,
            "loss_precision=half learning_rate=0.01",
            "loss_precision=half")
        .faulty(Fault.SCHEDULE_MISSING, "schedule=none", "schedule=none learning_rate=0.03")
        .faulty(
            Fault.GRADIENTS_VANISH,
            "activation=sigmoid hidden_layers=6 initialisation=normal",
            "activation=sigmoid hidden_layers=9 initialisation=normal")
        .faulty(Fault.UNITS_DEAD, "bias_initial=-3", "bias_initial=-10")
        .faulty(
            Fault.INITIALISATION_POOR,
            "initialisation=normal initialisation_deviation=3",
            "initialisation=normal initialisation_deviation=0.000001")
        .faulty(
            Fault.MODEL_TOO_COMPLEX,
            "training_examples=80 l2=0 width=256",
            "training_examples=40 l2=0 width=256 hidden_layers=3")
        .faulty(Fault.MODEL_TOO_SIMPLE, "width=3", "hidden_layers=0")
        .faulty(Fault.TRAINED_TOO_SHORT, "epochs=5", "epochs=2")
        .faulty(Fault.CLASSES_IMBALANCED, "data=imbalance:0.1", "data=imbalance:0.03")
        .faulty(Fault.INPUTS_NOT_NORMALISED, "data=units:1.5", "data=units:3")
        .faulty(Fault.LABELS_NOISY, "data=label_noise:0.3", "data=label_noise:0.55")
        .faulty(
            Fault.LOSS_UNSUITED,
            "loss=mean_absolute_error",
            "loss=mean_absolute_error learning_rate=0.014");
  }

  private static Sweep ishigami(int seeds) {
    return new Sweep(
            LabProgram.ISHIGAMI,
            seeds,
            """
            layer_type=dense hidden_layers=3 width=24 activation=relu initialisation=he
            bias_initial=0 batch_normalisation=false dropout=0 l2=0.003 frozen_layers=0
            optimizer=momentum learning_rate=0.06 schedule=cosine warmup_epochs=0 gradient_clipping=1
            batch_size=16 epochs=60 training_examples=400
            loss=mean_squared_error output_activation=identity\
            """)
        .healthy(
            "learning_rate=0.03",
            "learning_rate=0.04",
            "learning_rate=0.09",
            "schedule=step",
            "batch_size=24",
            "batch_size=32",
            "width=32",
            "width=20",
            "hidden_layers=2",
            "gradient_clipping=2",
            "l2=0.004",
            "epochs=70")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=0.6", "learning_rate=10")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0003", "learning_rate=0.00003")
        .faulty(Fault.SCHEDULE_MISSING, "schedule=none", "schedule=none learning_rate=0.09")
        .faulty(
            Fault.GRADIENTS_UNCLIPPED,
            "gradient_clipping=",
            "gradient_clipping= learning_rate=0.09")
        .faulty(
            Fault.GRADIENTS_VANISH,
            "activation=sigmoid hidden_layers=4 initialisation=normal",
            "activation=sigmoid hidden_layers=8 initialisation=normal")
        .faulty(
            Fault.INITIALISATION_POOR,
            "initialisation=normal initialisation_deviation=1",
            "initialisation=normal initialisation_deviation=0.000001")
        .faulty(
            Fault.MODEL_TOO_COMPLEX,
            "training_examples=100 l2=0 width=128",
            "training_examples=50 l2=0 width=128")
        .faulty(Fault.MODEL_TOO_SIMPLE, "hidden_layers=1 width=2", "hidden_layers=0")
        .faulty(Fault.TRAINED_TOO_LONG, "l2=0.001 epochs=300", "l2=0.001 epochs=600")
        .faulty(Fault.INPUTS_NOT_NORMALISED, "data=units:1.5", "data=units:3")
        .faulty(Fault.OUTLIERS_IN_DATA, "data=outliers:0.05", "data=outliers:0.15")
        .faulty(
            Fault.TRAIN_VALIDATION_SHIFT, "data=validation_shift:0.5", "data=validation_shift:1.5")
        .faulty(Fault.BATCH_TOO_SMALL, "batch_size=4", "batch_size=2")
        .faulty(Fault.OUTPUT_UNSUITED, "output_activation=relu", "output_activation=sigmoid");
  }

  private static Sweep shapes(int seeds) {
    return new Sweep(
            LabProgram.SHAPES,
            seeds,
            """
            layer_type=convolution hidden_layers=2 width=12 activation=relu initialisation=he
            bias_initial=0 batch_normalisation=false dropout=0 l2=0.001 frozen_layers=0
            optimizer=adam learning_rate=0.007 schedule=cosine warmup_epochs=0
            batch_size=32 epochs=20 training_examples=400
            loss=cross_entropy loss_precision=single output_activation=softmax\
            """)
        .healthy(
            "learning_rate=0.005",
            "learning_rate=0.006",
            "learning_rate=0.014",
            "schedule=step",
            "batch_size=16",
            "batch_size=48",
            "width=10",
            "width=16",
            "l2=0.002",
            "activation=leaky_relu",
            "epochs=25",
            "warmup_epochs=2")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=0.2", "learning_rate=10")
        .faulty(
            Fault.NUMERICAL_INSTABILITY,
            "loss_precision=half",
            "loss_precision=half learning_rate=0.014")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0001", "learning_rate=0.00001")
        .faulty(Fault.UNITS_DEAD, "bias_initial=-3", "bias_initial=-20")
        .faulty(Fault.REGULARISATION_TOO_STRONG, "dropout=0.8", "dropout=0.97")
        .faulty(Fault.TRAINED_TOO_SHORT, "epochs=2", "epochs=1")
        .faulty(Fault.CLASSES_IMBALANCED, "data=imbalance:0.1", "data=imbalance:0.02")
        .faulty(Fault.LABELS_NOISY, "data=label_noise:0.3", "data=label_noise:0.55")
        .faulty(Fault.BATCH_TOO_LARGE, "batch_size=400", "batch_size=400 learning_rate=0.005")
        .faulty(
            Fault.LOSS_UNSUITED,
            "loss=mean_absolute_error",
            "loss=mean_absolute_error learning_rate=0.005")
        .faulty(Fault.LAYER_FROZEN, "frozen_layers=1", "frozen_layers=2");
  }

  private static Sweep autoregressive(int seeds) {
    return new Sweep(
            LabProgram.AUTOREGRESSIVE,
            seeds,
            """
            layer_type=lstm hidden_layers=1 width=10 activation=tanh initialisation=xavier
            bias_initial=0 batch_normalisation=false dropout=0 l2=0.001 frozen_layers=0
            optimizer=momentum learning_rate=0.1 schedule=none warmup_epochs=0 gradient_clipping=1
            batch_size=24 epochs=20 training_examples=240
            loss=mean_squared_error output_activation=identity\
            """)
        .healthy(
            "learning_rate=0.05",
            "learning_rate=0.07",
            "learning_rate=0.2",
            "learning_rate=0.4",
            "batch_size=16",
            "batch_size=32",
            "width=8",
            "width=12",
            "l2=0.0005",
            "gradient_clipping=2",
            "epochs=24",
            "schedule=cosine")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=2", "learning_rate=20")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.003", "learning_rate=0.0003")
        .faulty(
            Fault.GRADIENTS_UNCLIPPED,
            "gradient_clipping= learning_rate=0.4",
            "gradient_clipping= learning_rate=0.5")
        .faulty(Fault.TRAINED_TOO_LONG, "epochs=100", "epochs=200")
        .faulty(Fault.BATCH_TOO_SMALL, "batch_size=4", "batch_size=2")
        .faulty(Fault.REGULARISATION_TOO_STRONG, "l2=0.3", "dropout=0.8 l2=1")
        .faulty(Fault.TRAINED_TOO_SHORT, "epochs=4", "epochs=2")
        .faulty(Fault.OUTLIERS_IN_DATA, "data=outliers:0.15", "data=outliers:0.3")
        .faulty(
            Fault.TRAIN_VALIDATION_SHIFT, "data=validation_shift:0.6", "data=validation_shift:1.5")
        .faulty(Fault.BATCH_TOO_LARGE, "batch_size=240", "batch_size=240 learning_rate=0.05")
        .faulty(Fault.OUTPUT_UNSUITED, "output_activation=relu", "output_activation=sigmoid")
        .faulty(Fault.LAYER_FROZEN, "frozen_layers=1", "frozen_layers=1 width=4");
  }
}
