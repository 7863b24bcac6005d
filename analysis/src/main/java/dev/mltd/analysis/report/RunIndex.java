package dev.mltd.analysis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The list of all runs as a page gets it: column by column, repeated texts once. */
final class RunIndex {
  private final List<RunLine> runs;

  RunIndex(List<RunLine> runs) {
    this.runs = runs;
  }

  /**
   * As JSON.
   *
   * @param chunkSize runs of a chunk of details
   */
  String json(int chunkSize, Unjudged unjudged) {
    return PageJson.of(
        json -> {
          json.writeStartObject();
          json.writeNumberField("chunkSize", chunkSize);
          texts(json, "id", RunLine::runId);
          coded(json, "program", run -> run.named().program());
          coded(json, "experiment", RunLine::study);
          coded(json, "owner", run -> run.named().owner());
          coded(json, "health", run -> run.judged().health().name());
          coded(json, "severity", run -> run.judged().severity().map(Enum::name).orElse(""));
          coded(json, "rule", run -> run.judged().rule());
          coded(json, "cause", run -> run.judged().cause());
          coded(json, "news", run -> run.news() == News.NONE ? "" : run.news().name());
          coded(json, "metric", run -> run.delivered().metric());
          coded(json, "direction", run -> run.delivered().direction().name());
          numbers(json, "value", run -> run.delivered().value());
          numbers(json, "hours", RunLine::hours);
          numbers(json, "score", run -> run.judged().score());
          json.writeArrayFieldStart("unjudged");
          for (List<String> pair : unjudged.pairs()) {
            json.writeStartArray();
            json.writeString(pair.get(0));
            json.writeString(pair.get(1));
            json.writeEndArray();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void texts(JsonGenerator json, String field, Function<RunLine, String> column)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (RunLine run : runs) {
      json.writeString(column.apply(run));
    }
    json.writeEndArray();
  }

  private void coded(JsonGenerator json, String field, Function<RunLine, String> column)
      throws IOException {
    Map<String, Integer> codes = new LinkedHashMap<>();
    List<Integer> coded = new ArrayList<>(runs.size());
    for (RunLine run : runs) {
      coded.add(codes.computeIfAbsent(column.apply(run), text -> codes.size()));
    }
    json.writeObjectFieldStart(field);
    json.writeArrayFieldStart("texts");
    for (String text : codes.keySet()) {
      json.writeString(text);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("codes");
    for (int code : coded) {
      json.writeNumber(code);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void numbers(JsonGenerator json, String field, ToDoubleFunction<RunLine> column)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (RunLine run : runs) {
      PageJson.known(json, column.applyAsDouble(run));
    }
    json.writeEndArray();
  }
}
