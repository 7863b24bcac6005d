package dev.mltd.analysis.stats;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as sentences show them. */
public final class Rounded {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private Rounded() {}

  /** To three digits, and no more of them than there are: {@code 0.1}, {@code 5E-7}. */
  public static String toThreeDigits(double number) {
    BigDecimal three = BigDecimal.valueOf(number).round(THREE_DIGITS).stripTrailingZeros();
    boolean plain = number == 0 || (Math.abs(number) >= 1e-3 && Math.abs(number) < 1e7);
    return plain ? three.toPlainString() : three.toString();
  }
}
