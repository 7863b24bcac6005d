package dev.mltd.retrain.lab;

import java.util.List;
import java.util.stream.Stream;

/**
 * The first fault lab: three programs, each with a sweep of 13 healthy configs and of six faults in
 * two severities, two seeds each.
 */
public final class FirstLab {
  private FirstLab() {}

  /** All trainings: the same list, in the same order, on every call. */
  public static List<LabTraining> trainings() {
    return Stream.of(iris(), spirals(), friedman())
        .flatMap(sweep -> sweep.trainings().stream())
        .toList();
  }

  private static Sweep iris() {
    return new Sweep(
            LabProgram.IRIS,
            """
            optimizer=sgd learning_rate=0.1 batch_size=16 epochs=60 l2=0.003 dropout=0
            hidden_layers=2 width=16 activation=relu initialisation=he bias_initial=0
            batch_normalisation=false training_examples=90\
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
        .faulty(Fault.UNITS_DEAD, "bias_initial=-1.5", "bias_initial=-10")
        .faulty(
            Fault.MODEL_TOO_COMPLEX,
            "training_examples=15 l2=0 width=128 epochs=200",
            "training_examples=9 l2=0 width=256 hidden_layers=3 epochs=300")
        .faulty(Fault.TRAINED_TOO_SHORT, "epochs=4", "epochs=2");
  }

  private static Sweep spirals() {
    return new Sweep(
            LabProgram.SPIRALS,
            """
            optimizer=adam learning_rate=0.01 batch_size=32 epochs=40 l2=0 dropout=0
            hidden_layers=2 width=32 activation=relu initialisation=he bias_initial=0
            batch_normalisation=false training_examples=600\
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
            Fault.GRADIENTS_VANISH,
            "activation=sigmoid hidden_layers=6 initialisation=normal",
            "activation=sigmoid hidden_layers=9 initialisation=normal")
        .faulty(Fault.UNITS_DEAD, "bias_initial=-1.5", "bias_initial=-10")
        .faulty(
            Fault.MODEL_TOO_COMPLEX,
            "training_examples=60 width=256 epochs=150",
            "training_examples=30 width=256 hidden_layers=3 epochs=200")
        .faulty(Fault.TRAINED_TOO_SHORT, "epochs=5", "epochs=2");
  }

  private static Sweep friedman() {
    return new Sweep(
            LabProgram.FRIEDMAN,
            """
            optimizer=momentum learning_rate=0.02 batch_size=32 epochs=60 l2=0.01 dropout=0
            hidden_layers=2 width=24 activation=relu initialisation=he bias_initial=0
            batch_normalisation=false training_examples=400\
            """)
        .healthy(
            "learning_rate=0.01",
            "learning_rate=0.014",
            "learning_rate=0.028",
            "learning_rate=0.04",
            "batch_size=16",
            "batch_size=64 learning_rate=0.04",
            "width=16",
            "width=32",
            "hidden_layers=1",
            "activation=tanh initialisation=xavier",
            "l2=0.015",
            "epochs=80")
        .faulty(Fault.LEARNING_RATE_TOO_HIGH, "learning_rate=0.2", "learning_rate=1")
        .faulty(Fault.LEARNING_RATE_TOO_LOW, "learning_rate=0.0001", "learning_rate=0.00001")
        .faulty(
            Fault.GRADIENTS_VANISH,
            "activation=sigmoid hidden_layers=4 initialisation=normal",
            "activation=sigmoid hidden_layers=8 initialisation=normal")
        .faulty(Fault.UNITS_DEAD, "bias_initial=-1.5", "bias_initial=-10")
        .faulty(
            Fault.MODEL_TOO_COMPLEX,
            "training_examples=120 l2=0 width=128 learning_rate=0.002 epochs=150",
            "training_examples=60 l2=0 width=128 learning_rate=0.001 epochs=200")
        .faulty(Fault.TRAINED_TOO_SHORT, "epochs=4", "epochs=2");
  }
}
