package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.Parser;
import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.names.RunField;
import dev.mltd.analysis.imports.wire.WandbMessages.Config;
import dev.mltd.analysis.imports.wire.WandbMessages.History;
import dev.mltd.analysis.imports.wire.WandbMessages.Item;
import dev.mltd.analysis.imports.wire.WandbMessages.Record;
import dev.mltd.analysis.imports.wire.WandbMessages.RunRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what the records of a log of Weights & Biases say about one run. */
final class WandbRecords {
  private static final Parser<Record> RECORDS = DiscardUnknownFieldsParser.wrap(Record.parser());
  private static final String INTERNAL = "_wandb";
  private static final String STEP = "_step";
  private static final String RUNTIME = "_runtime";
  private static final String TIMESTAMP = "_timestamp";

  private final String runId;
  private final PointCollector collector;
  private final TreeMap<String, JsonNode> config = new TreeMap<>();
  // Of all records about the run; what a later one says counts.
  private final RunRecord.Builder about = RunRecord.newBuilder();
  private Instant startedAt;
  private double lastTime = Double.NaN;
  private String status = "";
  private String configFile = "";
  private long nextStep;

  WandbRecords(String runId, PointCollector collector) {
    this.runId = runId;
    this.collector = collector;
  }

  /** Adds what {@code config.yaml} says, which counts where the log says nothing. */
  void addConfigFile(String yaml) {
    configFile = yaml;
  }

  /** Reads one record. */
  void read(byte[] bytes) throws IOException {
    Record record = RECORDS.parseFrom(bytes);
    if (record.hasHistory()) {
      history(record.getHistory());
    }
    config(record.getConfig());
    if (record.hasRun()) {
      run(record.getRun());
    }
    if (record.hasExit()) {
      status = record.getExit().getCode() == 0 ? "finished" : "failed";
    }
  }

  private void history(History history) throws IOException {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (Item item : history.getItemList()) {
      values.put(key(item), value(item));
    }
    double step =
        history.hasStep() ? history.getStep().getNumber() : number(values, STEP, (double) nextStep);
    double time = number(values, RUNTIME, Double.NaN);
    lastTime = number(values, TIMESTAMP, lastTime);
    if (!Double.isFinite(step)) {
      return;
    }
    nextStep = (long) step + 1;
    values.forEach(
        (name, value) -> {
          if (!name.startsWith("_")) {
            collector.addNumbers(runId, name, value, step, time);
          }
        });
  }

  private static double number(Map<String, JsonNode> values, String key, double otherwise) {
    return values.containsKey(key)
        ? NumberText.inJson(values.get(key)).orElse(otherwise)
        : otherwise;
  }

  /** A key, or the way to a nested one. */
  private static String key(Item item) {
    return item.getKey().isEmpty() ? String.join(".", item.getNestedKeyList()) : item.getKey();
  }

  private static JsonNode value(Item item) throws IOException {
    try {
      return ConfigText.JSON.readTree(item.getJson().isEmpty() ? "null" : item.getJson());
    } catch (JsonProcessingException notJson) {
      throw new IOException("a value is not JSON", notJson);
    }
  }

  private void config(Config changed) throws IOException {
    for (Item item : changed.getUpdateList()) {
      config.put(key(item), value(item));
    }
    changed.getRemoveList().forEach(item -> config.remove(key(item)));
  }

  private void run(RunRecord run) throws IOException {
    config(run.getConfig());
    about.mergeFrom(run).clearConfig();
    long seconds = run.getStarted().getSeconds();
    if (startedAt == null
        && run.getStarted().hasSeconds()
        && Math.abs(seconds) < Instant.MAX.getEpochSecond()) {
      startedAt = Instant.ofEpochSecond(seconds);
    }
  }

  /** Everything but the points. */
  RunHeader header(String tool, RunLocation location) throws IOException {
    String project = about.hasProject() ? about.getProject() : location.program();
    RunHeader header = new RunHeader(runId, tool, location.path(), project);
    header.field(RunField.EXPERIMENT, about.hasSweep() ? about.getSweep() : project);
    if (about.hasName()) {
      header.field(RunField.NAME, about.getName());
    }
    if (about.hasEntity()) {
      header.field(RunField.OWNER, about.getEntity());
    }
    if (!status.isEmpty()) {
      header.field(RunField.STATUS, status);
    }
    if (about.hasGroup()) {
      header.tag("group", about.getGroup());
    }
    if (about.hasJobType()) {
      header.tag("job_type", about.getJobType());
    }
    if (about.getGit().hasCommit()) {
      header.tag(RunHeader.CODE_VERSION, about.getGit().getCommit());
    }
    if (about.getTagCount() > 0) {
      header.tag("tags", String.join(", ", about.getTagList()));
    }
    for (Map.Entry<String, JsonNode> setting : config.entrySet()) {
      addSetting(header, setting.getKey(), setting.getValue());
    }
    if (header.config().isEmpty() && !configFile.isEmpty()) {
      for (Map.Entry<String, JsonNode> setting : ConfigText.yaml(configFile).properties()) {
        addSetting(header, setting.getKey(), setting.getValue().path("value"));
      }
    }
    if (startedAt != null) {
      header.startedAt(startedAt);
    }
    if (Double.isFinite(lastTime)) {
      header.finishedAt(Instant.ofEpochMilli(Math.round(lastTime * 1000)));
    }
    return header;
  }

  private static void addSetting(RunHeader header, String key, JsonNode value) {
    if (!key.startsWith(INTERNAL)) {
      ConfigText.add(header.config(), key, value);
    }
  }
}
