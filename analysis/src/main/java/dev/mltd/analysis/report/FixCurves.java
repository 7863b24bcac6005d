package dev.mltd.analysis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The curves of both arms of every fix, and the runs that it is for, as JSON for the page. */
final class FixCurves {
  private static final int POINTS = 160;

  private FixCurves() {}

  static String json(List<FixOutcome> fixes) {
    return PageJson.of(
        json -> {
          json.writeStartArray();
          for (FixOutcome fix : fixes) {
            write(json, fix);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, FixOutcome fix) throws IOException {
    json.writeStartObject();
    json.writeStringField("fix", fix.fix());
    json.writeStringField("verdict", fix.verdict().name());
    json.writeArrayFieldStart("runs");
    for (String run : fix.runIds()) {
      json.writeString(run);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("curves");
    for (FixOutcome.ArmCurve curve : fix.curves()) {
      int[] places = CurvePoints.choose(curve.series().values(), POINTS);
      json.writeStartObject();
      json.writeStringField("arm", curve.arm().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("seed", curve.seed());
      json.writeStringField("metric", curve.series().toString());
      json.writeArrayFieldStart("x");
      for (int place : places) {
        json.writeNumber(curve.series().steps()[place]);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("y");
      for (int place : places) {
        PageJson.number(json, curve.series().values()[place]);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
