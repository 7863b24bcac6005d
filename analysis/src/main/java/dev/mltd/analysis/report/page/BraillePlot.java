package dev.mltd.analysis.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/**
 * A curve drawn with braille characters, two dots wide and four high each, for a terminal. Points
 * that are not finite are left out of the scale and marked below the axis.
 */
public final class BraillePlot {
  /** Values of one column of dots further apart than this many decades are drawn in logarithms. */
  private static final double LOGARITHMIC_FROM = 100;

  private static final int[][] DOTS = {{0x40, 0x04, 0x02, 0x01}, {0x80, 0x20, 0x10, 0x08}};
  private static final int BLANK = 0x2800;

  private final int columns;
  private final int rows;

  /**
   * @param columns characters wide, without the scale at the left
   * @param rows characters high, without the axis
   */
  public BraillePlot(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Draws a curve.
   *
   * @param steps increasing
   * @param values one per step
   * @param marked steps to point at under the axis
   * @return lines of text
   */
  public List<String> draw(long[] steps, double[] values, List<Long> marked) {
    DoubleSummaryStatistics finite =
        Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
    if (finite.getCount() == 0) {
      return List.of("(no finite value)");
    }
    double lowest = finite.getMin();
    double highest = finite.getMax();
    boolean logarithmic = lowest > 0 && highest / lowest > LOGARITHMIC_FROM;
    double bottom = scale(lowest, logarithmic);
    double top = scale(highest, logarithmic);
    int[][] cells = new int[rows][columns];
    char[] marks = new char[columns];
    Arrays.fill(marks, ' ');
    long first = steps[0];
    long last = steps[steps.length - 1];
    for (int i = 0; i < steps.length; i++) {
      int x = position(steps[i], first, last, 2 * columns);
      if (Double.isFinite(values[i])) {
        double share =
            top > bottom ? (scale(values[i], logarithmic) - bottom) / (top - bottom) : 0.5;
        int y = (int) Math.round(share * (4 * rows - 1));
        cells[rows - 1 - y / 4][x / 2] |= DOTS[x % 2][y % 4];
      } else {
        marks[x / 2] = 'x';
      }
    }
    for (long step : marked) {
      marks[position(step, first, last, columns)] = '^';
    }
    return lines(cells, marks, lowest, highest, first, last, logarithmic);
  }

  private List<String> lines(
      int[][] cells,
      char[] marks,
      double lowest,
      double highest,
      long first,
      long last,
      boolean logarithmic) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      String label = row == 0 ? number(highest) : row == rows - 1 ? number(lowest) : "";
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%9s |", label));
      for (int cell : cells[row]) {
        line.append((char) (BLANK + cell));
      }
      lines.add(line.toString());
    }
    String marking = new String(marks).stripTrailing();
    if (!marking.isEmpty()) {
      lines.add(" ".repeat(11) + marking);
    }
    String left = "step " + first;
    String right = last + (logarithmic ? " (logarithmic)" : "");
    lines.add(
        " ".repeat(11)
            + left
            + " ".repeat(Math.max(1, columns - left.length() - right.length()))
            + right);
    return lines;
  }

  private static double scale(double value, boolean logarithmic) {
    return logarithmic ? Math.log(value) : value;
  }

  private static int position(long step, long first, long last, int places) {
    if (last == first) {
      return 0;
    }
    double share = (double) (step - first) / (last - first);
    return (int) Math.round(Math.max(0, Math.min(1, share)) * (places - 1));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
