package dev.mltd.jobs.lab.programs;

import dev.mltd.retrain.Examples;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import java.util.Random;

/** What can be wrong with data; strengths are explained at each. */
enum DataChange {
  /** Nothing. */
  NONE {
    @Override
    TrainingData of(TrainingData data, double strength, Random random) {
      return data;
    }
  },
  /**
   * The classes of the second half are rare in the training split: this share of their examples
   * stays, and copies of the others fill the places.
   */
  IMBALANCE {
    @Override
    TrainingData of(TrainingData data, double strength, Random random) {
      Examples training = copy(data.training());
      for (int k = 0; k < training.size(); k++) {
        if (isRare(training.targets()[k]) && random.nextDouble() >= strength) {
          int other = random.nextInt(training.size());
          while (isRare(training.targets()[other])) {
            other = random.nextInt(training.size());
          }
          training.features()[k] = training.features()[other].clone();
          training.targets()[k] = training.targets()[other].clone();
        }
      }
      return data.withTraining(training);
    }

    private boolean isRare(float[] oneHot) {
      return classOf(oneHot) >= (oneHot.length + 1) / 2;
    }
  },
  /** Inputs of all splits are in units of up to 10 to the strength, and off zero. */
  UNITS {
    @Override
    TrainingData of(TrainingData data, double strength, Random random) {
      int inputs = data.training().inputs();
      double[] factors = new double[inputs];
      double[] offsets = new double[inputs];
      boolean alike = !(data.shape() instanceof InputShape.Flat);
      for (int k = 0; k < inputs; k++) {
        // The first has the whole strength, and all pixels and steps of time the same unit.
        double power = k == 0 ? 1 : random.nextDouble();
        factors[k] = alike ? Math.pow(10, strength) : Math.pow(10, strength * power);
        offsets[k] = 2 * factors[k] * (alike ? 1 : random.nextDouble());
      }
      return data.withTraining(in(factors, offsets, data.training()))
          .withValidation(in(factors, offsets, data.validation()));
    }
  },
  /** This share of the training examples has 30 times too large inputs, and 10 times targets. */
  OUTLIERS {
    @Override
    TrainingData of(TrainingData data, double strength, Random random) {
      Examples training = copy(data.training());
      for (int k = 0; k < training.size(); k++) {
        if (random.nextDouble() < strength) {
          scale(training.features()[k], 30);
          if (!data.isClassification()) {
            scale(training.targets()[k], 10);
          }
        }
      }
      return data.withTraining(training);
    }
  },
  /** This share of the training examples has the target of another example. */
  LABEL_NOISE {
    @Override
    TrainingData of(TrainingData data, double strength, Random random) {
      Examples training = copy(data.training());
      for (int k = 0; k < training.size(); k++) {
        if (random.nextDouble() < strength) {
          float[] own = data.training().targets()[k];
          float[] other = own;
          while ((data.isClassification() && classOf(other) == classOf(own)) || other == own) {
            other = data.training().targets()[random.nextInt(training.size())];
          }
          training.targets()[k] = other.clone();
        }
      }
      return data.withTraining(training);
    }
  },
  /** Validation inputs are off by this number of deviations, each up or down. */
  VALIDATION_SHIFT {
    @Override
    TrainingData of(TrainingData data, double strength, Random random) {
      double[] factors = new double[data.training().inputs()];
      double[] offsets = new double[factors.length];
      for (int k = 0; k < factors.length; k++) {
        factors[k] = 1;
        offsets[k] = random.nextBoolean() ? strength : -strength;
      }
      return data.withValidation(in(factors, offsets, data.validation()));
    }
  };

  /**
   * Data with this fault; the given one stays as it is.
   *
   * @param random decides which examples are hit
   */
  abstract TrainingData of(TrainingData data, double strength, Random random);

  /** Index of the class of a one-hot target. */
  static int classOf(float[] oneHot) {
    int largest = 0;
    for (int k = 1; k < oneHot.length; k++) {
      largest = oneHot[k] > oneHot[largest] ? k : largest;
    }
    return largest;
  }

  private static Examples copy(Examples examples) {
    float[][] features = new float[examples.size()][];
    float[][] targets = new float[examples.size()][];
    for (int k = 0; k < features.length; k++) {
      features[k] = examples.features()[k].clone();
      targets[k] = examples.targets()[k].clone();
    }
    return new Examples(features, targets);
  }

  private static Examples in(double[] factors, double[] offsets, Examples examples) {
    Examples changed = copy(examples);
    for (float[] row : changed.features()) {
      for (int k = 0; k < row.length; k++) {
        row[k] = (float) (row[k] * factors[k] + offsets[k]);
      }
    }
    return changed;
  }

  private static void scale(float[] values, float factor) {
    for (int k = 0; k < values.length; k++) {
      values[k] *= factor;
    }
  }
}
