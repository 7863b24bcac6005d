package dev.mltd.jobs.lab.programs;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.training.NetworkTrainer;
import java.util.OptionalDouble;

/** The programs that the lab trains, and what each is for: named before any result was seen. */
public enum LabProgram {
  /** Real measurements of flowers, three species: the only data that a library ships. */
  IRIS("iris-mlp", Part.LEARNING),
  /** Classes in a plane. */
  SPIRALS("spirals-mlp", Part.LEARNING),
  /** A regression with idle inputs. */
  FRIEDMAN("friedman-mlp", Part.LEARNING),
  /** Classes of more dimensions. */
  MIXTURE("mixture-mlp", Part.LEARNING),
  /** A regression of two numbers. */
  ARM("arm-mlp", Part.LEARNING),
  /** Classes of images. */
  DIGITS("digits-cnn", Part.LEARNING),
  /** A regression on images. */
  STRIPES("stripes-cnn", Part.LEARNING),
  /** Classes of sequences. */
  WAVES("waves-lstm", Part.LEARNING),
  /** Classes in a plane, with idle inputs. */
  RINGS("rings-mlp", Part.SCORING),
  /** A regression. */
  ISHIGAMI("ishigami-mlp", Part.SCORING),
  /** Classes of images. */
  SHAPES("shapes-cnn", Part.SCORING),
  /** A regression on sequences. */
  AUTOREGRESSIVE("autoregressive-lstm", Part.SCORING);

  private final String stored;
  private final Part part;

  LabProgram(String stored, Part part) {
    this.stored = stored;
    this.part = part;
  }

  /** As the archive names it. */
  public Program program() {
    return new Program(stored);
  }

  /** What it is for. */
  public Part part() {
    return part;
  }

  /** What it learns from and is validated on when nothing is wrong: the same on every call. */
  public TrainingData data() {
    return switch (this) {
      case IRIS -> IrisData.load();
      case SPIRALS -> SpiralsData.generate();
      case FRIEDMAN -> FriedmanData.generate();
      case MIXTURE -> MixtureData.generate();
      case ARM -> ArmData.generate();
      case DIGITS -> DigitsData.generate();
      case STRIPES -> StripesData.generate();
      case WAVES -> WavesData.generate();
      case RINGS -> RingsData.generate();
      case ISHIGAMI -> IshigamiData.generate();
      case SHAPES -> ShapesData.generate();
      case AUTOREGRESSIVE -> AutoregressiveData.generate();
    };
  }

  /** Whether numbers are to be predicted, instead of classes told apart. */
  public boolean isRegression() {
    return switch (this) {
      case FRIEDMAN, ARM, STRIPES, ISHIGAMI, AUTOREGRESSIVE -> true;
      case IRIS, SPIRALS, MIXTURE, DIGITS, WAVES, RINGS, SHAPES -> false;
    };
  }

  /** The metric by which its runs are ranked. */
  public Metric primary() {
    return isRegression() ? NetworkTrainer.VALIDATION_ERROR : Metric.VALIDATION_ACCURACY;
  }

  /** Which way that metric is better. */
  public Direction direction() {
    return isRegression() ? Direction.MINIMISE : Direction.MAXIMISE;
  }

  /**
   * The last value of that metric in a history; empty when the run failed or ended non-finite.
   *
   * @throws IllegalArgumentException when the history lacks it
   */
  public OptionalDouble end(RunHistory history) {
    Series series =
        history.series().stream()
            .filter(one -> one.metric().equals(primary()) && one.layer().isEmpty())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s lacks its %s".formatted(history.run().runId(), primary())));
    double last = series.values()[series.size() - 1];
    return history.run().status() == RunStatus.FAILED || !Double.isFinite(last)
        ? OptionalDouble.empty()
        : OptionalDouble.of(last);
  }
}
