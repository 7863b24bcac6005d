package dev.mltd.analysis.report.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text from a run made safe for a terminal: its control characters could rewrite the screen. */
public final class Printable {
  /** Control and formatting characters, and separators of lines and paragraphs. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  /** The text with every control or formatting character written as an escape. */
  public static String of(String text) {
    return UNSAFE
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement("\\u%04x".formatted(found.group().codePointAt(0))));
  }
}
