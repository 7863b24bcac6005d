package dev.mltd.analysis.imports.formats;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.mltd.analysis.imports.files.NumberText;
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
  /** Takes what events hold. */
  interface Receiver {
    /**
     * Takes one number.
     *
     * @param time seconds since 1970
     */
    void scalar(String tag, long step, double time, double value);

    /** Takes a hyper-parameter. */
    void hyperParameter(String name, String value);

    /** Takes how the run ended, in the words of other tools. */
    void status(String status);
  }

  private static final Parser<Event> EVENTS = DiscardUnknownFieldsParser.wrap(Event.parser());
  private static final Parser<Tensor> TENSORS = DiscardUnknownFieldsParser.wrap(Tensor.parser());
  private static final Parser<HyperParameters> PLUGIN =
      DiscardUnknownFieldsParser.wrap(HyperParameters.parser());
  private static final String SCALARS = "scalars";
  private static final String HYPER_PARAMETERS = "hparams";

  /** A tensor that is one number takes some 20 bytes; a longer one is a picture or a histogram. */
  private static final int LONGEST_SCALAR = 1 << 10;

  private final Receiver receiver;
  private final Map<String, String> plugins = new HashMap<>();

  TensorEvents(Receiver receiver) {
    this.receiver = receiver;
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
        receiver.scalar(value.getTag(), read.getStep(), time, number.getAsDouble());
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
        case SUCCESS -> receiver.status("success");
        case FAILURE -> receiver.status("failure");
        case RUNNING -> receiver.status("running");
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
      receiver.hyperParameter(name, text);
    }
  }
}
