package dev.mltd.analysis.imports.points;

import dev.mltd.analysis.archive.Fingerprint;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The points of one raw series in the order in which its file holds them, in primitive arrays.
 * Steps are whole numbers until the first fraction arrives.
 */
public final class Points implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int FIRST_CAPACITY = 16;

  /** Bytes that are digested at a time. */
  private static final int BLOCK = 1 << 13;

  private long[] steps = new long[FIRST_CAPACITY];
  private double[] values = new double[FIRST_CAPACITY];
  // Null as long as every step is whole, which nearly all are.
  private double[] exactSteps;
  // Null as long as no time is known.
  private double[] seconds;
  private int size;
  private long absentValues;
  private boolean preempting;

  /** Adds a point whose time is not known. */
  public void add(long step, double value) {
    add(step, value, Double.NaN);
  }

  /** Adds a point whose step may be a fraction and whose time is not known. */
  public void addAt(double step, double value) {
    addAt(step, value, Double.NaN);
  }

  /**
   * Adds a point.
   *
   * @param time seconds since the run's start, NaN when unknown
   */
  public void add(long step, double value, double time) {
    makeRoom(size + 1);
    steps[size] = step;
    if (exactSteps != null) {
      exactSteps[size] = step;
    }
    finish(value, time);
  }

  /**
   * Adds a point whose step may be a fraction.
   *
   * @param step finite
   * @param time seconds since the run's start, NaN when unknown
   */
  public void addAt(double step, double value, double time) {
    if (!Double.isFinite(step)) {
      throw new IllegalArgumentException("a step must be finite: " + step);
    }
    if (step == Math.rint(step) && Math.abs(step) < Long.MAX_VALUE) {
      add((long) step, value, time);
      return;
    }
    makeRoom(size + 1);
    useExactSteps();
    exactSteps[size] = step;
    finish(value, time);
  }

  private void finish(double value, double time) {
    values[size] = value;
    if (!Double.isNaN(time)) {
      useSeconds();
    }
    if (seconds != null) {
      seconds[size] = time;
    }
    size++;
  }

  /** Notes that a value just added was absent in the file and is kept as NaN. */
  public void countAbsentValue() {
    absentValues++;
  }

  /**
   * Says that a step that goes back makes void what was read before from that step on, as in tools
   * where it means that training went on from a checkpoint.
   */
  public Points preempting() {
    preempting = true;
    return this;
  }

  /** Adds all points of another, which came later, and is these points. */
  public Points append(Points later) {
    makeRoom(size + later.size);
    if (later.exactSteps != null) {
      useExactSteps();
    }
    System.arraycopy(later.steps, 0, steps, size, later.size);
    System.arraycopy(later.values, 0, values, size, later.size);
    if (exactSteps != null) {
      for (int i = 0; i < later.size; i++) {
        exactSteps[size + i] = later.stepAt(i);
      }
    }
    if (later.seconds != null) {
      useSeconds();
    }
    if (seconds != null) {
      for (int i = 0; i < later.size; i++) {
        seconds[size + i] = later.secondsAt(i);
      }
    }
    size += later.size;
    absentValues += later.absentValues;
    preempting |= later.preempting;
    return this;
  }

  private void useExactSteps() {
    if (exactSteps == null) {
      exactSteps = new double[values.length];
      for (int i = 0; i < size; i++) {
        exactSteps[i] = steps[i];
      }
    }
  }

  private void useSeconds() {
    if (seconds == null) {
      seconds = new double[values.length];
      Arrays.fill(seconds, 0, size, Double.NaN);
    }
  }

  private void makeRoom(int wanted) {
    if (wanted > values.length) {
      resize(Math.max(wanted, values.length + (values.length >> 1)));
    }
  }

  private void resize(int capacity) {
    steps = Arrays.copyOf(steps, capacity);
    values = Arrays.copyOf(values, capacity);
    exactSteps = exactSteps == null ? null : Arrays.copyOf(exactSteps, capacity);
    seconds = seconds == null ? null : Arrays.copyOf(seconds, capacity);
  }

  /** Gives back the memory held for points to come. */
  public Points trimmed() {
    if (values.length > size) {
      resize(Math.max(1, size));
    }
    return this;
  }

  /** How many points. */
  public int size() {
    return size;
  }

  /** How many of the values were absent in the file and are NaN here. */
  public long absentValues() {
    return absentValues;
  }

  boolean hasExactSteps() {
    return exactSteps != null;
  }

  boolean isPreempting() {
    return preempting;
  }

  boolean hasSeconds() {
    return seconds != null;
  }

  long wholeStepAt(int i) {
    return steps[i];
  }

  double stepAt(int i) {
    return exactSteps == null ? steps[i] : exactSteps[i];
  }

  double valueAt(int i) {
    return values[i];
  }

  double secondsAt(int i) {
    return seconds == null ? Double.NaN : seconds[i];
  }

  int compareSteps(int i, int j) {
    return exactSteps == null
        ? Long.compare(steps[i], steps[j])
        : Double.compare(exactSteps[i], exactSteps[j]);
  }

  /** All values, NaN and infinities included. */
  public double[] values() {
    return Arrays.copyOf(values, size);
  }

  /** Puts another value in the place of each. */
  public void replaceValues(DoubleUnaryOperator change) {
    for (int i = 0; i < size; i++) {
      values[i] = change.applyAsDouble(values[i]);
    }
  }

  /** Feeds every step, value and time to a fingerprint. */
  public void addTo(Fingerprint fingerprint) {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (int i = 0; i < size; i++) {
      if (block.remaining() < 3 * Double.BYTES) {
        fingerprint.add(block);
      }
      if (exactSteps == null) {
        block.putLong(steps[i]);
      } else {
        block.putDouble(exactSteps[i]);
      }
      block.putDouble(values[i]);
      if (seconds != null) {
        block.putDouble(seconds[i]);
      }
    }
    fingerprint.add(block);
  }
}
