package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.CodedInputStream;
import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Gathers what the records of a log of Weights & Biases say about one run. Field numbers are those
 * of its {@code wandb_internal.proto}.
 */
final class WandbRecords {
  private static final String INTERNAL = "_wandb";
  private static final String STEP = "_step";
  private static final String RUNTIME = "_runtime";
  private static final String TIMESTAMP = "_timestamp";

  private final String runId;
  private final PointCollector collector;
  private final TreeMap<String, JsonNode> config = new TreeMap<>();
  private final TreeMap<String, String> texts = new TreeMap<>();
  private final List<String> labels = new ArrayList<>();
  private Instant startedAt;
  private double lastTime = Double.NaN;
  private String status = "";
  private String configFile = "";
  private long nextStep;

  /** One named value: a metric, or a hyper-parameter. */
  private record Item(String key, JsonNode value) {}

  WandbRecords(String runId, PointCollector collector) {
    this.runId = runId;
    this.collector = collector;
  }

  /** Adds what {@code config.yaml} says, which counts where the log says nothing. */
  void addConfigFile(String yaml) {
    configFile = yaml;
  }

  /** Reads one record. */
  void read(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WireFormats.BYTES_2 -> history(in.readBytes().newCodedInput());
        case WireFormats.BYTES_5 -> config(in.readBytes().newCodedInput());
        case WireFormats.BYTES_17 -> run(in.readBytes().newCodedInput());
        case WireFormats.BYTES_18 -> exit(in.readBytes().newCodedInput());
        default -> in.skipField(tag);
      }
    }
  }

  private void history(CodedInputStream in) throws IOException {
    List<Item> items = new ArrayList<>();
    double step = nextStep;
    double time = Double.NaN;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WireFormats.BYTES_1 -> {
          Item item = item(in.readBytes().newCodedInput());
          OptionalDouble number = NumberText.inJson(item.value());
          switch (item.key()) {
            case STEP -> step = number.orElse(step);
            case RUNTIME -> time = number.orElse(time);
            case TIMESTAMP -> lastTime = number.orElse(lastTime);
            default -> items.add(item);
          }
        }
        case WireFormats.BYTES_2 -> {
          CodedInputStream inside = in.readBytes().newCodedInput();
          // A step of 0 is not written: nothing stands for it.
          step = inside.readTag() == WireFormats.VARINT_1 ? inside.readInt64() : 0;
        }
        default -> in.skipField(tag);
      }
    }
    if (!Double.isFinite(step)) {
      return;
    }
    nextStep = (long) step + 1;
    for (Item item : items) {
      add(item.key(), item.value(), step, time);
    }
  }

  private void add(String name, JsonNode value, double step, double time) {
    if (value.isObject()) {
      // Images, tables and the like say what they are; anything else is a group of metrics.
      if (!value.has("_type")) {
        value
            .fields()
            .forEachRemaining(
                field -> add(name + "." + field.getKey(), field.getValue(), step, time));
      }
      return;
    }
    OptionalDouble number = NumberText.inJson(value);
    if (number.isPresent() && !name.startsWith("_")) {
      collector.of(runId, name).addAt(step, number.getAsDouble(), time);
    }
  }

  /** A key, or the way to a nested one, and its value as JSON. */
  private static Item item(CodedInputStream in) throws IOException {
    String key = "";
    List<String> nested = new ArrayList<>();
    String json = "null";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WireFormats.BYTES_1 -> key = in.readString();
        case WireFormats.BYTES_2 -> nested.add(in.readString());
        case WireFormats.BYTES_16 -> json = in.readString();
        default -> in.skipField(tag);
      }
    }
    try {
      JsonNode value = ConfigText.JSON.readTree(json.isEmpty() ? "null" : json);
      return new Item(key.isEmpty() ? String.join(".", nested) : key, value);
    } catch (JsonProcessingException notJson) {
      throw new IOException("a value is not JSON", notJson);
    }
  }

  private void config(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WireFormats.BYTES_1 -> {
          Item item = item(in.readBytes().newCodedInput());
          config.put(item.key(), item.value());
        }
        case WireFormats.BYTES_2 -> config.remove(item(in.readBytes().newCodedInput()).key());
        default -> in.skipField(tag);
      }
    }
  }

  private void run(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WireFormats.BYTES_2 -> texts.put("entity", in.readString());
        case WireFormats.BYTES_3 -> texts.put("project", in.readString());
        case WireFormats.BYTES_4 -> config(in.readBytes().newCodedInput());
        case WireFormats.BYTES_6 -> texts.put("group", in.readString());
        case WireFormats.BYTES_7 -> texts.put("job_type", in.readString());
        case WireFormats.BYTES_8 -> texts.put("name", in.readString());
        case WireFormats.BYTES_10 -> labels.add(in.readString());
        case WireFormats.BYTES_12 -> texts.put("sweep", in.readString());
        case WireFormats.BYTES_17 -> start(in.readBytes().newCodedInput());
        case WireFormats.BYTES_21 -> git(in.readBytes().newCodedInput());
        default -> in.skipField(tag);
      }
    }
  }

  private void start(CodedInputStream in) throws IOException {
    if (in.readTag() == WireFormats.VARINT_1) {
      long seconds = in.readInt64();
      if (startedAt == null && Math.abs(seconds) < Instant.MAX.getEpochSecond()) {
        startedAt = Instant.ofEpochSecond(seconds);
      }
    }
  }

  private void git(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == WireFormats.BYTES_2) {
        texts.put("commit", in.readString());
      } else {
        in.skipField(tag);
      }
    }
  }

  private void exit(CodedInputStream in) throws IOException {
    status = "finished";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == WireFormats.VARINT_1) {
        status = in.readInt32() == 0 ? "finished" : "failed";
      } else {
        in.skipField(tag);
      }
    }
  }

  /** Everything but the points. */
  RunHeader header(String tool, RunLocation location) throws IOException {
    String project = texts.getOrDefault("project", location.program());
    RunHeader header = new RunHeader(runId, tool, location.path(), project);
    header.field(RunField.EXPERIMENT, texts.getOrDefault("sweep", project));
    field(header, RunField.NAME, "name");
    field(header, RunField.OWNER, "entity");
    if (!status.isEmpty()) {
      header.field(RunField.STATUS, status);
    }
    for (String tag : List.of("group", "job_type")) {
      if (texts.containsKey(tag)) {
        header.tag(tag, texts.get(tag));
      }
    }
    if (texts.containsKey("commit")) {
      header.tag(RunHeader.CODE_VERSION, texts.get("commit"));
    }
    if (!labels.isEmpty()) {
      header.tag("tags", String.join(", ", labels));
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

  private void field(RunHeader header, RunField field, String text) {
    if (texts.containsKey(text)) {
      header.field(field, texts.get(text));
    }
  }

  private static void addSetting(RunHeader header, String key, JsonNode value)
      throws JsonProcessingException {
    if (!key.startsWith(INTERNAL)) {
      ConfigText.addObject(header.config(), ConfigText.JSON.createObjectNode().set(key, value));
    }
  }
}
