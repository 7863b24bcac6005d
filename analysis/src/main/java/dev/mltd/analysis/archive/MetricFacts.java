package dev.mltd.analysis.archive;

import dev.mltd.analysis.archive.MetricKind.Range;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of the table {@link MetricKind}: what its first words leave open, the others may state.
 */
final class MetricFacts {
  static final int NO_RANK = 0;

  /** What a learning rate's name may end in. */
  static final String OPTIMIZER =
      "(_?(adam|adam_?w|sgd|rms_?prop|adagrad|adadelta|adamax|nadam|radam|lion|lamb|lars|muon|adafactor|lbfgs|rprop))?";

  /**
   * The first two groups of parameters of an optimizer; others have learning rates of their own.
   */
  static final String GROUP = "(_?(pg|group|param_group)?_?[01])?";

  final Direction direction;
  final Optional<Pattern> exact;
  final boolean hasSplit;
  Optional<Pattern> qualified = Optional.empty();
  Optional<Split> splitOfLayer = Optional.empty();
  Range range = Range.UNKNOWN;
  boolean mayBePerCent;
  int primary = NO_RANK;
  int drawn = NO_RANK;

  private MetricFacts(Direction direction, Optional<String> exact, boolean hasSplit) {
    this.direction = direction;
    this.exact = exact.map(Pattern::compile);
    this.hasSplit = hasSplit;
  }

  /** The smaller the better; the forms can mean nothing else. */
  static MetricFacts minimised(String exact) {
    return new MetricFacts(Direction.MINIMISE, Optional.of(exact), true);
  }

  /** The larger the better; the forms can mean nothing else. */
  static MetricFacts maximised(String exact) {
    return new MetricFacts(Direction.MAXIMISE, Optional.of(exact), true);
  }

  /** From 0 to 1, and better the larger it is. */
  static MetricFacts share(String exact) {
    return maximised(exact).within(Range.SHARE);
  }

  /** A metric of the whole training, not of a part of the data, and neither good nor bad. */
  static MetricFacts ofTraining(String exact) {
    return new MetricFacts(Direction.UNKNOWN, Optional.of(exact), false);
  }

  /** Of what no name tells, and whose direction only its tool knows. */
  static MetricFacts toldByTheTool() {
    return new MetricFacts(Direction.UNKNOWN, Optional.empty(), true);
  }

  /** A form that may follow other words ({@code box_loss}), of which a run may have several. */
  MetricFacts qualifiedBy(String form) {
    qualified = Optional.of(Pattern.compile("([a-z0-9]+_)*?" + form));
    return this;
  }

  /** Layers (or classes) have curves of their own, on that split whatever the name says. */
  MetricFacts layered(Split split) {
    splitOfLayer = Optional.of(split);
    return this;
  }

  MetricFacts within(Range values) {
    range = values;
    return this;
  }

  /** Some programs log it in per cent. */
  MetricFacts sometimesPerCent() {
    mayBePerCent = true;
    return this;
  }

  /**
   * Its place among primary metrics, the first choice the smallest; in tens, to fit more between.
   */
  MetricFacts primary(int rank) {
    primary = rank;
    return this;
  }

  /** Its place among what is always drawn, likewise. */
  MetricFacts drawn(int rank) {
    drawn = rank;
    return this;
  }

  boolean isExactly(String form) {
    return exact.filter(known -> known.matcher(form).matches()).isPresent();
  }

  boolean isQualified(String form) {
    return qualified.filter(known -> known.matcher(form).matches()).isPresent();
  }
}
