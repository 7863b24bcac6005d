package dev.mltd.analysis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Finding;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/**
 * Everything that a page shows of one run beside its line.
 *
 * @param siblings what it was compared with
 * @param found findings, the worst first
 * @param notJudged places of rule and reason in the page's list of them
 * @param clear rules that found nothing
 * @param causes by rank
 */
public record RunDetail(
    RunLine line,
    DrawnRun drawn,
    String siblings,
    List<Finding> found,
    List<Integer> notJudged,
    long clear,
    List<Diagnosis> causes) {

  /** The detail as JSON. */
  String json() {
    return PageJson.of(this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", line.named().name());
    json.writeStringField("group", line.named().group());
    json.writeStringField("status", line.judged().status());
    json.writeStringField("siblings", siblings);
    json.writeNumberField("clear", clear);
    json.writeObjectFieldStart("config");
    for (var setting : new TreeMap<>(drawn.config()).entrySet()) {
      json.writeStringField(setting.getKey(), setting.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("found");
    for (Finding finding : found) {
      write(json, finding);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notJudged");
    for (int place : notJudged) {
      json.writeNumber(place);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("causes");
    for (Diagnosis cause : causes) {
      write(json, cause);
    }
    json.writeEndArray();
    json.writeFieldName("curves");
    json.writeRawValue(drawn.curves());
    json.writeFieldName("depth");
    json.writeRawValue(drawn.depth());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", finding.rule());
    json.writeStringField("severity", finding.severity().name());
    if (finding.evidence().isPresent()) {
      Evidence evidence = finding.evidence().get();
      json.writeStringField("evidence", evidence.sentence());
      json.writeStringField("metric", evidence.metric().name());
      json.writeStringField("split", evidence.metric().split().stored());
      json.writeStringField("layer", evidence.layer());
      json.writeNumberField("first", evidence.firstStep());
      json.writeNumberField("last", evidence.lastStep());
      json.writeFieldName("value");
      PageJson.known(json, evidence.value());
      json.writeFieldName("limit");
      PageJson.known(json, evidence.limit());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Diagnosis cause) throws IOException {
    json.writeStartObject();
    json.writeStringField("cause", cause.cause());
    json.writeFieldName("strength");
    PageJson.number(json, cause.strength());
    texts(json, "for", cause.evidenceFor());
    texts(json, "against", cause.evidenceAgainst());
    texts(json, "missing", cause.missing());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
