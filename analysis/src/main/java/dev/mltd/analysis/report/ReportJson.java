package dev.mltd.analysis.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.sweep.Insight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report for machines; {@code report.schema.json} says what is in it. A number that is unknown,
 * or that JSON does not have, is null.
 */
final class ReportJson {
  private static final int SCHEMA_VERSION = 1;

  private final JsonGenerator json;

  private ReportJson(JsonGenerator json) {
    this.json = json;
  }

  static void write(SweepReport report, Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      new ReportJson(json).write(report);
    }
  }

  /** Writes what stands in an object or is an element of an array. */
  private interface Fields<T> {
    void of(T one) throws IOException;
  }

  private <T> void objects(String name, List<T> all, Fields<T> fields) throws IOException {
    json.writeArrayFieldStart(name);
    for (T one : all) {
      json.writeStartObject();
      fields.of(one);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(SweepReport report) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schema_version", SCHEMA_VERSION);
    json.writeStringField("sweep_date", report.facts().date().toString());
    texts("headline", Headline.of(report));
    json.writeObjectFieldStart("totals");
    totals(report.totals());
    json.writeEndObject();
    json.writeObjectFieldStart("news");
    json.writeStringField("since", report.facts().earlier().map(Object::toString).orElse(null));
    for (News news : List.of(News.NEWLY_ILL, News.ILL_AGAIN, News.RECOVERED)) {
      json.writeNumberField(lower(news), report.runs(news).size());
    }
    json.writeEndObject();
    objects("recommendations", Recommendations.of(report), this::recommendation);
    objects("fixes", report.fixes(), this::fix);
    objects("not_retrained", report.facts().notRetrained(), this::notRetrained);
    objects("causes", report.causes(), this::cause);
    objects("programs", report.programs(), this::group);
    objects("symptoms", report.symptoms(), this::symptom);
    objects("insights", report.facts().insights(), this::study);
    objects("replicates", report.replicates(), this::replicates);
    json.writeNumberField("set_aside_rows", report.facts().setAsideRows());
    objects("set_aside", report.facts().setAside(), this::setAside);
    objects("origins", report.facts().origins(), this::origin);
    objects("runs", report.runs(), this::run);
    json.writeEndObject();
  }

  private void totals(Totals totals) throws IOException {
    json.writeNumberField("runs", totals.all().runs());
    json.writeNumberField("ill", totals.all().ill());
    json.writeNumberField("healthy", totals.all().healthy());
    json.writeNumberField("not_judged", totals.all().notJudged());
    json.writeNumberField("programs", totals.programs());
    json.writeNumberField("experiments", totals.experiments());
    number("hours_lost", totals.all().hoursLost());
    json.writeNumberField("ill_of_unknown_hours", totals.illOfUnknownHours());
    json.writeNumberField("fixes_tried", totals.fixesTried());
    json.writeNumberField("fixes_verified", totals.fixesVerified());
    json.writeNumberField("runs_fixed", totals.all().fixed());
    number("hours_won", totals.hoursWon());
    number("score_won", totals.scoreWon());
  }

  private void recommendation(Recommendation one) throws IOException {
    json.writeStringField("what", one.what());
    json.writeStringField("why", one.why());
  }

  private void fix(FixOutcome fix) throws IOException {
    FixOutcome.Measured measured = fix.measured();
    json.writeStringField("plan_id", fix.planId());
    json.writeStringField("program", fix.program());
    texts("run_ids", fix.runIds());
    json.writeStringField("fix", fix.fix());
    json.writeStringField("cause", fix.cause());
    json.writeStringField("verdict", fix.verdict().name());
    json.writeObjectFieldStart("change");
    settings("before", fix.change().before());
    settings("after", fix.change().after());
    json.writeEndObject();
    json.writeStringField("metric", measured.metric());
    number("control", measured.control());
    number("treatment", measured.treatment());
    number("improvement", measured.improvement());
    number("lower_bound", measured.lower());
    number("upper_bound", measured.upper());
    number("p_value", measured.pValue());
    number("q_value", measured.qValue());
    json.writeNumberField("seeds", measured.seeds());
    json.writeNumberField("trainings", measured.trainings());
    json.writeNumberField("control_failures", measured.controlFailures());
    json.writeNumberField("treatment_failures", measured.treatmentFailures());
    objects(
        "scores",
        fix.scores(),
        score -> {
          json.writeNumberField("seed", score.seed());
          number("control", score.control());
          number("treatment", score.treatment());
        });
    json.writeStringField("symptom_gone", fix.symptomGone());
    json.writeStringField("model_path", fix.modelPath());
    json.writeStringField("reason", fix.reason());
  }

  private void notRetrained(NotRetrained one) throws IOException {
    json.writeStringField("program", one.program());
    texts("run_ids", one.runIds());
    json.writeStringField("cause", one.cause());
    json.writeStringField("reason", one.reason());
  }

  private void cause(CauseTally cause) throws IOException {
    json.writeStringField("cause", cause.cause());
    json.writeStringField("means", cause.means());
    json.writeNumberField("runs", cause.runs());
    number("hours", cause.hours());
    json.writeNumberField("programs", cause.programs());
  }

  private void group(GroupTally group) throws IOException {
    json.writeStringField("name", group.name());
    json.writeNumberField("runs", group.runs());
    json.writeNumberField("ill", group.ill());
    json.writeNumberField("healthy", group.healthy());
    json.writeNumberField("not_judged", group.notJudged());
    json.writeNumberField("fixed", group.fixed());
    number("hours_lost", group.hoursLost());
  }

  private void symptom(SymptomTally symptom) throws IOException {
    json.writeStringField("rule", symptom.rule());
    for (Map.Entry<Severity, Long> found : symptom.found().entrySet()) {
      json.writeNumberField(lower(found.getKey()), found.getValue());
    }
    json.writeNumberField("clear", symptom.clear());
    json.writeNumberField("not_judged", symptom.notJudged());
    objects(
        "reasons",
        symptom.reasons(),
        reason -> {
          json.writeStringField("reason", reason.reason());
          json.writeNumberField("runs", reason.runs());
        });
  }

  private void study(StudyInsights study) throws IOException {
    json.writeStringField("experiment", study.experiment());
    objects("insights", study.insights(), this::insight);
  }

  private void insight(Insight insight) throws IOException {
    json.writeStringField("kind", insight.kind().name());
    json.writeStringField("parameter", insight.parameter());
    json.writeStringField("range", insight.range());
    number("value", insight.value());
    number("lower", insight.lower());
    number("upper", insight.upper());
    number("q_value", insight.qValue());
    json.writeStringField("sentence", insight.sentence());
  }

  private void replicates(Replicates group) throws IOException {
    json.writeStringField("program", group.program());
    settings("config", group.config());
    json.writeStringField("metric", group.metric());
    json.writeNumberField("runs", group.runs());
    json.writeNumberField("valued", group.valued());
    number("mean", group.mean());
    number("deviation", group.deviation());
    number("lower", group.lower());
    number("upper", group.upper());
  }

  private void setAside(SetAsideInput one) throws IOException {
    json.writeStringField("kind", one.kind());
    json.writeStringField("run_id", one.runId());
    json.writeStringField("path", one.path());
    json.writeStringField("reason", one.reason());
  }

  private void origin(Origin origin) throws IOException {
    json.writeStringField("dataset", origin.dataset());
    json.writeStringField("sweep_date", origin.sweepDate());
    json.writeStringField("attempt", origin.attempt());
    json.writeStringField("published_at", origin.publishedAt());
    json.writeStringField("code_version", origin.codeVersion());
    json.writeStringField("input", origin.input());
    json.writeStringField("rules", origin.rules());
    json.writeNumberField("rows", origin.rows());
  }

  private void run(RunLine run) throws IOException {
    json.writeStringField("run_id", run.runId());
    json.writeStringField("name", run.named().name());
    json.writeStringField("program", run.named().program());
    json.writeStringField("experiment", run.named().experiment());
    json.writeStringField("owner", run.named().owner());
    json.writeStringField("group", run.named().group());
    json.writeStringField("status", run.judged().status());
    json.writeStringField("health", run.judged().health().name());
    json.writeStringField("severity", run.judged().severity().map(Enum::name).orElse(null));
    json.writeStringField("rule", run.judged().rule());
    json.writeStringField("evidence", run.judged().evidence());
    json.writeStringField("cause", run.judged().cause());
    number("device_hours", run.hours());
    number("score", run.judged().score());
    json.writeStringField("metric", run.delivered().metric());
    number("value", run.delivered().value());
    json.writeStringField("news", run.news().name());
  }

  private void number(String field, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(field, value);
    } else {
      json.writeNullField(field);
    }
  }

  private void texts(String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void settings(String field, Map<String, String> settings) throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      json.writeStringField(setting.getKey(), setting.getValue());
    }
    json.writeEndObject();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
