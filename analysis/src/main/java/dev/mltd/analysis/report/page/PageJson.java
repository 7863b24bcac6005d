package dev.mltd.analysis.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.mltd.analysis.archive.RecordJson;
import java.io.IOException;
import java.util.Optional;

/**
 * Records as JSON that may stand inside a script element: whatever a run is called, no character in
 * it can end the element or begin a comment. Numbers have four digits; what JSON has no number for
 * is text.
 */
public final class PageJson {
  private static final ObjectWriter WRITER =
      RecordJson.STORED
          .rebuild()
          .addModule(
              new SimpleModule("four digits")
                  .addSerializer(double.class, new ShortNumber())
                  .addSerializer(Double.class, new ShortNumber())
                  .addSerializer(double[].class, new ShortNumbers()))
          .build()
          .writer(new ScriptEscapes());

  /** Beyond this a double no longer holds every whole number. */
  private static final double LARGEST_WHOLE = 1e15;

  private PageJson() {}

  /** The JSON text of a record, or of a list or map of them. */
  public static String of(Object records) {
    try {
      return WRITER.writeValueAsString(records);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An unknown number, which is null on a page. */
  static Optional<Double> known(double value) {
    return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
  }

  private static void write(double value, JsonGenerator json) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeString(Double.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf");
      return;
    }
    double rounded = fourDigits(value);
    if (Math.abs(rounded) < LARGEST_WHOLE && rounded == Math.rint(rounded)) {
      json.writeNumber((long) rounded);
    } else {
      json.writeNumber(rounded);
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

  private static final class ShortNumber extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(value, json);
    }
  }

  private static final class ShortNumbers extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] values, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (double value : values) {
        write(value, json);
      }
      json.writeEndArray();
    }
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
