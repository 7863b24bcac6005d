package dev.mltd.analysis.imports.formats;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.names.RunField;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Event;
import dev.mltd.analysis.imports.wire.TensorEventMessages.HyperParameters;
import dev.mltd.analysis.imports.wire.TensorEventMessages.PluginData;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Setting;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Tensor;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Value;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The events in TensorBoard's files, of which only numbers are looked at: scalars, whether written
 * as such or as tensors without dimensions, and what its plug-in for hyper-parameters wrote.
 */
final class TensorEvents {
  /** Takes numbers. */
  interface Scalars {
    /**
     * Takes one.
     *
     * @param time seconds since 1970
     */
    void add(String tag, long step, double time, double value);
  }

  private static final Parser<Event> EVENTS = DiscardUnknownFieldsParser.wrap(Event.parser());
  private static final Parser<Tensor> TENSORS = DiscardUnknownFieldsParser.wrap(Tensor.parser());
  private static final Parser<HyperParameters> PLUGIN =
      DiscardUnknownFieldsParser.wrap(HyperParameters.parser());
  private static final String SCALARS = "scalars";
  private static final String HYPER_PARAMETERS = "hparams";

  /** A tensor that is one number takes some 20 bytes; a longer one is a picture or a histogram. */
  private static final int LONGEST_SCALAR = 1 << 10;

  private final RunHeader header;
  private final Scalars scalars;
  private final Map<String, String> plugins = new HashMap<>();

  /** Reads events of a run: what they say of it into its header, and their numbers. */
  TensorEvents(RunHeader header, Scalars scalars) {
    this.header = header;
    this.scalars = scalars;
  }

  /** Reads one event. */
  void read(byte[] event, int length) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(event, 0, length);
    // Tensors stay where they are until one is short enough to be looked into.
    in.enableAliasing(true);
    Event read = EVENTS.parseFrom(in);
    double time = read.hasWallTime() ? read.getWallTime() : Double.NaN;
    for (Value value : read.getSummary().getValueList()) {
      metadata(value.getTag(), value.getMetadata().getPluginData());
      OptionalDouble number =
          value.hasSimpleValue() ? OptionalDouble.of(value.getSimpleValue()) : scalar(value);
      if (number.isPresent()) {
        scalars.add(value.getTag(), read.getStep(), time, number.getAsDouble());
      }
    }
  }

  private OptionalDouble scalar(Value value) throws IOException {
    ByteString tensor = value.getTensor();
    return value.hasTensor()
            && tensor.size() <= LONGEST_SCALAR
            && plugins.getOrDefault(value.getTag(), SCALARS).equals(SCALARS)
        ? TensorScalar.of(TENSORS.parseFrom(tensor))
        : OptionalDouble.empty();
  }

  private void metadata(String tag, PluginData plugin) throws InvalidProtocolBufferException {
    String name = plugin.getPluginName();
    if (!name.isEmpty()) {
      plugins.putIfAbsent(tag, name);
    }
    if (name.equals(HYPER_PARAMETERS)) {
      HyperParameters content = PLUGIN.parseFrom(plugin.getContent());
      content.getStart().getSettingsMap().forEach(this::setting);
      switch (content.getEnd().getStatus()) {
        case SUCCESS -> header.field(RunField.STATUS, "success");
        case FAILURE -> header.field(RunField.STATUS, "failure");
        case RUNNING -> header.field(RunField.STATUS, "running");
        case UNKNOWN -> {}
      }
    }
  }

  private void setting(String name, Setting value) {
    String text =
        switch (value.getValueCase()) {
          case NUMBER -> NumberText.shortest(value.getNumber());
          case TEXT -> value.getText();
          case TRUTH -> String.valueOf(value.getTruth());
          case VALUE_NOT_SET -> "";
        };
    if (!text.isEmpty()) {
      header.config().put(name, text);
    }
  }
}
