package dev.mltd.analysis.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * JSON that may stand inside a script element: whatever a run is called, no character in it can end
 * the element or begin a comment.
 */
final class PageJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().build().setCharacterEscapes(new ScriptEscapes());

  /** Beyond this a double no longer holds every whole number. */
  private static final double LARGEST_WHOLE = 1e15;

  private PageJson() {}

  /** Writes one JSON value. */
  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** The JSON text of some content. */
  static String of(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      content.writeTo(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** A number to four digits; what JSON has no number for is text, and NaN stands for unknown. */
  static void number(JsonGenerator json, double value) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeString(Double.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf");
    } else {
      double rounded = fourDigits(value);
      if (Math.abs(rounded) < LARGEST_WHOLE && rounded == Math.rint(rounded)) {
        json.writeNumber((long) rounded);
      } else {
        json.writeNumber(rounded);
      }
    }
  }

  /** An unknown number is null. */
  static void known(JsonGenerator json, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNull();
    } else {
      number(json, value);
    }
  }

  private static double fourDigits(double value) {
    if (Math.abs(value) < LARGEST_WHOLE && value == Math.rint(value)) {
      return value;
    }
    int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
    if (magnitude < -300 || magnitude > 300) {
      return value;
    }
    // Dividing by a power of ten gives the shortest text; multiplying by its inverse does not.
    if (magnitude <= 3) {
      double scale = Math.pow(10, 3 - magnitude);
      return Math.rint(value * scale) / scale;
    }
    double scale = Math.pow(10, magnitude - 3);
    return Math.rint(value / scale) * scale;
  }

  private static final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;

    private final int[] ascii;

    ScriptEscapes() {
      ascii = CharacterEscapes.standardAsciiEscapesForJSON();
      ascii['<'] = CharacterEscapes.ESCAPE_CUSTOM;
      ascii['>'] = CharacterEscapes.ESCAPE_CUSTOM;
      ascii['&'] = CharacterEscapes.ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return character == '<'
              || character == '>'
              || character == '&'
              || character == LINE_SEPARATOR
              || character == PARAGRAPH_SEPARATOR
          ? new SerializedString(String.format("\\u%04x", character))
          : null;
    }
  }
}
