package dev.mltd.jobs.lab.programs;

import java.util.List;

/** The sweeps of the programs to tune on whose inputs are plain numbers. */
final class LearningSweeps {
  private LearningSweeps() {}

  /** One per program, in their order. */
  static List<Sweep> all(int seeds) {
    return List.of(iris(seeds), spirals(seeds), friedman(seeds), mixture(seeds), arm(seeds));
  }

  private static Sweep iris(int seeds) {
    return new Sweep(
            LabProgram.IRIS,
            seeds,
            """
            layer_type=dense hidden_layers=2 width=16 activation=relu initialisation=he
            bias_initial=0 batch_normalisation=false dropout=0 l2=0.003 frozen_layers=0
            optimizer=sgd learning_rate=0.1 schedule=none warmup_epochs=0
            batch_size=16 epochs=60 training_examples=90
            loss=cross_entropy loss_precision=single output_activation=softmax\
            """)
        .healthy(
            "learning_rate=0.05",
            "learning_rate=0.07",
            "learning_rate=0.14",
            "learning_rate=0.2",
            "batch_size=8",
            "batch_size=32 learning_rate=0.2",
            "width=8",
            "width=32",
            "hidden_layers=1",
            "activation=tanh initialisation=xavier",
            "l2=0.001",
            "epochs=80")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=3", "learning_rate=1000")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.001", "learning_rate=0.0001")
        .faulty(
            Fault.GRADIENTS_VANISH,
            "activation=sigmoid hidden_layers=4 initialisation=xavier",
            "activation=sigmoid hidden_layers=8 initialisation=normal")
        .faulty(Fault.UNITS_DEAD, "bias_initial=-3", "bias_initial=-10")
        .faulty(
            Fault.MODEL_TOO_COMPLEX,
            "training_examples=15 l2=0 width=128",
            "training_examples=9 l2=0 width=256 hidden_layers=3")
        .faulty(Fault.TRAINED_TOO_SHORT, "epochs=4", "epochs=2")
        .faulty(Fault.CLASSES_IMBALANCED, "data=imbalance:0.1", "data=imbalance:0.03")
        .faulty(Fault.INPUTS_NOT_NORMALISED, "data=units:1.5", "data=units:3")
        .faulty(
            Fault.LOSS_UNSUITED,
            "loss=mean_absolute_error",
            "loss=mean_absolute_error learning_rate=0.05")
        .faulty(Fault.OUTPUT_UNSUITED, "output_activation=identity", "output_activation=relu");
  }

  private static Sweep spirals(int seeds) {
    return new Sweep(
            LabProgram.SPIRALS,
            seeds,
            """
            layer_type=dense hidden_layers=2 width=32 activation=relu initialisation=he
            bias_initial=0 batch_normalisation=false dropout=0 l2=0 frozen_layers=0
            optimizer=adam learning_rate=0.01 schedule=none warmup_epochs=0
            batch_size=32 epochs=40 training_examples=600
            loss=cross_entropy loss_precision=single output_activation=softmax\
            """)
        .healthy(
            "learning_rate=0.005",
            "learning_rate=0.007",
            "learning_rate=0.014",
            "learning_rate=0.02",
            "batch_size=16",
            "batch_size=64",
            "width=24",
            "width=48",
            "hidden_layers=3",
            "activation=tanh initialisation=xavier",
            "l2=0.0001",
            "epochs=50")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=0.5", "learning_rate=100")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0001", "learning_rate=0.00001")
        .faulty(
            Fault.NUMERICAL_INSTABILITY,
            "loss_precision=half",
            "loss_precision=half learning_rate=0.02")
        .faulty(
            Fault.GRADIENTS_VANISH,
            "activation=sigmoid hidden_layers=6 initialisation=normal",
            "activation=sigmoid hidden_layers=9 initialisation=normal")
        .faulty(Fault.UNITS_DEAD, "bias_initial=-3", "bias_initial=-10")
        .faulty(
            Fault.MODEL_TOO_COMPLEX,
            "training_examples=60 width=256",
            "training_examples=30 width=256 hidden_layers=3")
        .faulty(Fault.MODEL_TOO_SIMPLE, "width=3", "hidden_layers=0")
        .faulty(Fault.TRAINED_TOO_SHORT, "epochs=5", "epochs=2")
        .faulty(Fault.LABELS_NOISY, "data=label_noise:0.3", "data=label_noise:0.55")
        .faulty(Fault.BATCH_TOO_LARGE, "batch_size=600", "batch_size=600 learning_rate=0.005")
        .faulty(Fault.LAYER_FROZEN, "frozen_layers=1", "frozen_layers=2");
  }

  private static Sweep friedman(int seeds) {
    return new Sweep(
            LabProgram.FRIEDMAN,
            seeds,
            """
            layer_type=dense hidden_layers=2 width=24 activation=relu initialisation=he
            bias_initial=0 batch_normalisation=false dropout=0 l2=0.01 frozen_layers=0
            optimizer=momentum learning_rate=0.06 schedule=cosine warmup_epochs=0 gradient_clipping=1
            batch_size=16 epochs=60 training_examples=400
            loss=mean_squared_error output_activation=identity\
            """)
        .healthy(
            "learning_rate=0.03",
            "learning_rate=0.04",
            "learning_rate=0.08",
            "learning_rate=0.1",
            "batch_size=32",
            "gradient_clipping=2",
            "width=16",
            "width=32",
            "hidden_layers=1",
            "activation=tanh initialisation=xavier",
            "l2=0.015",
            "epochs=80")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=0.5", "learning_rate=5")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0003", "learning_rate=0.00003")
        .faulty(
            Fault.GRADIENTS_VANISH,
            "activation=sigmoid hidden_layers=4 initialisation=normal",
            "activation=sigmoid hidden_layers=8 initialisation=normal")
        .faulty(Fault.UNITS_DEAD, "bias_initial=-3", "bias_initial=-10")
        .faulty(
            Fault.MODEL_TOO_COMPLEX,
            "training_examples=120 l2=0 width=128",
            "training_examples=60 l2=0 width=128")
        .faulty(Fault.REGULARISATION_TOO_STRONG, "l2=0.3", "dropout=0.8 l2=1")
        .faulty(Fault.TRAINED_TOO_LONG, "l2=0 epochs=300", "l2=0 epochs=600")
        .faulty(Fault.TRAINED_TOO_SHORT, "epochs=4", "epochs=2")
        .faulty(Fault.INPUTS_NOT_NORMALISED, "data=units:1.5", "data=units:3")
        .faulty(Fault.OUTLIERS_IN_DATA, "data=outliers:0.05", "data=outliers:0.15")
        .faulty(Fault.SCHEDULE_MISSING, "schedule=none", "schedule=none learning_rate=0.1")
        .faulty(
            Fault.GRADIENTS_UNCLIPPED,
            "gradient_clipping= learning_rate=0.08",
            "gradient_clipping= learning_rate=0.1")
        .faulty(Fault.BATCH_TOO_SMALL, "batch_size=4", "batch_size=2")
        .faulty(Fault.OUTPUT_UNSUITED, "output_activation=relu", "output_activation=sigmoid");
  }

  private static Sweep mixture(int seeds) {
    return new Sweep(
            LabProgram.MIXTURE,
            seeds,
            """
            layer_type=dense hidden_layers=2 width=32 activation=relu initialisation=he
            bias_initial=0 batch_normalisation=false dropout=0 l2=0.003 frozen_layers=0
            optimizer=momentum learning_rate=0.1 schedule=cosine warmup_epochs=0
            batch_size=16 epochs=40 training_examples=300
            loss=cross_entropy loss_precision=single output_activation=softmax\
            """)
        .healthy(
            "learning_rate=0.05",
            "learning_rate=0.07",
            "learning_rate=0.14",
            "schedule=step",
            "batch_size=32",
            "batch_size=24",
            "width=24",
            "width=48",
            "hidden_layers=1",
            "activation=tanh initialisation=xavier",
            "l2=0.005",
            "epochs=50")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=1", "learning_rate=100")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0003", "learning_rate=0.00003")
        .faulty(Fault.SCHEDULE_MISSING, "schedule=none", "schedule=none learning_rate=0.14")
        .faulty(
            Fault.NUMERICAL_INSTABILITY,
            "loss_precision=half learning_rate=0.05",
            "loss_precision=half")
        .faulty(
            Fault.INITIALISATION_POOR,
            "initialisation=normal initialisation_deviation=2",
            "initialisation=normal initialisation_deviation=0.000001")
        .faulty(Fault.MODEL_TOO_SIMPLE, "width=2", "width=1")
        .faulty(Fault.REGULARISATION_TOO_STRONG, "l2=0.1", "l2=0.5")
        .faulty(Fault.CLASSES_IMBALANCED, "data=imbalance:0.1", "data=imbalance:0.03")
        .faulty(Fault.INPUTS_NOT_NORMALISED, "data=units:1.5", "data=units:3")
        .faulty(
            Fault.TRAIN_VALIDATION_SHIFT, "data=validation_shift:0.7", "data=validation_shift:1.5")
        .faulty(Fault.BATCH_TOO_SMALL, "batch_size=4", "batch_size=2")
        .faulty(
            Fault.LOSS_UNSUITED,
            "loss=mean_absolute_error",
            "loss=mean_absolute_error learning_rate=0.05");
  }

  private static Sweep arm(int seeds) {
    return new Sweep(
            LabProgram.ARM,
            seeds,
            """
            layer_type=dense hidden_layers=4 width=24 activation=tanh initialisation=xavier
            bias_initial=0 batch_normalisation=false dropout=0 l2=0 frozen_layers=0
            optimizer=momentum learning_rate=0.07 schedule=cosine warmup_epochs=0 gradient_clipping=1
            batch_size=32 epochs=50 training_examples=400
            loss=mean_squared_error output_activation=identity\
            """)
        .healthy(
            "learning_rate=0.04",
            "learning_rate=0.05",
            "learning_rate=0.1",
            "learning_rate=0.15",
            "activation=relu initialisation=he",
            "batch_size=48",
            "width=32",
            "width=20",
            "hidden_layers=3",
            "gradient_clipping=2",
            "l2=0.0001",
            "epochs=60")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=1", "learning_rate=10")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0003", "learning_rate=0.00003")
        .faulty(Fault.SCHEDULE_MISSING, "schedule=none", "schedule=none learning_rate=0.15")
        .faulty(
            Fault.GRADIENTS_UNCLIPPED,
            "gradient_clipping= learning_rate=0.1 activation=relu initialisation=he",
            "gradient_clipping= learning_rate=0.15 activation=relu initialisation=he")
        .faulty(
            Fault.INITIALISATION_POOR,
            "initialisation=normal initialisation_deviation=0.01",
            "initialisation=normal initialisation_deviation=0.000001")
        .faulty(Fault.MODEL_TOO_SIMPLE, "width=2", "hidden_layers=0")
        .faulty(Fault.TRAINED_TOO_LONG, "epochs=200", "epochs=500")
        .faulty(Fault.OUTLIERS_IN_DATA, "data=outliers:0.02", "data=outliers:0.08")
        .faulty(
            Fault.TRAIN_VALIDATION_SHIFT, "data=validation_shift:0.5", "data=validation_shift:1.5")
        .faulty(Fault.BATCH_TOO_SMALL, "batch_size=4", "batch_size=2")
        .faulty(Fault.OUTPUT_UNSUITED, "output_activation=relu", "output_activation=sigmoid")
        .faulty(Fault.LAYER_FROZEN, "frozen_layers=3", "frozen_layers=4");
  }
}
