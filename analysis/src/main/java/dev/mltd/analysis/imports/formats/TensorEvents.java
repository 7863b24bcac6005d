package dev.mltd.analysis.imports.formats;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.mltd.analysis.imports.files.NumberText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The events in TensorBoard's files, of which only numbers are looked at: scalars, whether written
 * as such or as tensors without dimensions, and what its plug-in for hyper-parameters wrote.
 *
 * <p>Field numbers are those of TensorFlow's {@code event.proto}, {@code summary.proto}, {@code
 * tensor.proto} and of the plug-in's {@code plugin_data.proto}.
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

  private static final String SCALARS = "scalars";
  private static final String HYPER_PARAMETERS = "hparams";

  private final Receiver receiver;
  private final Map<String, String> plugins = new HashMap<>();
  private long step;
  private double time;

  TensorEvents(Receiver receiver) {
    this.receiver = receiver;
  }

  /** Reads one event. */
  void read(byte[] event, int length) throws IOException {
    step = 0;
    time = Double.NaN;
    ByteString summary = null;
    CodedInputStream in = CodedInputStream.newInstance(event, 0, length);
    in.enableAliasing(true);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == WireFormats.FIXED64_1) {
        time = in.readDouble();
      } else if (tag == WireFormats.VARINT_2) {
        step = in.readInt64();
      } else if (tag == WireFormats.BYTES_5) {
        summary = in.readBytes();
      } else {
        in.skipField(tag);
      }
    }
    if (summary != null) {
      CodedInputStream values = summary.newCodedInput();
      values.enableAliasing(true);
      for (int tag = values.readTag(); tag != 0; tag = values.readTag()) {
        if (tag == WireFormats.BYTES_1) {
          value(values.readBytes());
        } else {
          values.skipField(tag);
        }
      }
    }
  }

  private void value(ByteString message) throws IOException {
    CodedInputStream in = message.newCodedInput();
    in.enableAliasing(true);
    String name = "";
    double number = Double.NaN;
    boolean isNumber = false;
    ByteString tensor = null;
    ByteString metadata = null;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WireFormats.BYTES_1 -> name = in.readString();
        case WireFormats.FIXED32_2 -> {
          number = in.readFloat();
          isNumber = true;
        }
        case WireFormats.BYTES_8 -> tensor = in.readBytes();
        case WireFormats.BYTES_9 -> metadata = in.readBytes();
        default -> in.skipField(tag);
      }
    }
    if (metadata != null) {
      metadata(name, metadata);
    }
    if (!isNumber && tensor != null && plugins.getOrDefault(name, SCALARS).equals(SCALARS)) {
      TensorScalar scalar = TensorScalar.read(tensor);
      isNumber = scalar.isPresent();
      number = scalar.value();
    }
    if (isNumber) {
      receiver.scalar(name, step, time, number);
    }
  }

  private void metadata(String name, ByteString metadata) throws IOException {
    ByteString plugin = field(metadata, 1);
    String pluginName = field(plugin, 1).toStringUtf8();
    if (!pluginName.isEmpty()) {
      plugins.putIfAbsent(name, pluginName);
    }
    if (pluginName.equals(HYPER_PARAMETERS)) {
      ByteString content = field(plugin, 2);
      hyperParameters(field(content, 3));
      end(field(content, 4));
    }
  }

  private void hyperParameters(ByteString start) throws IOException {
    CodedInputStream in = start.newCodedInput();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == WireFormats.BYTES_1) {
        ByteString entry = in.readBytes();
        String value = settingText(field(entry, 2));
        if (!value.isEmpty()) {
          receiver.hyperParameter(field(entry, 1).toStringUtf8(), value);
        }
      } else {
        in.skipField(tag);
      }
    }
  }

  /** A number, a text or a truth; empty for what is none of them. */
  private static String settingText(ByteString value) throws IOException {
    CodedInputStream in = value.newCodedInput();
    String text = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WireFormats.FIXED64_2 -> text = NumberText.shortest(in.readDouble());
        case WireFormats.BYTES_3 -> text = in.readString();
        case WireFormats.VARINT_4 -> text = String.valueOf(in.readBool());
        default -> in.skipField(tag);
      }
    }
    return text;
  }

  private void end(ByteString info) throws IOException {
    CodedInputStream in = info.newCodedInput();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == WireFormats.VARINT_1) {
        switch (in.readEnum()) {
          case 1 -> receiver.status("success");
          case 2 -> receiver.status("failure");
          case 3 -> receiver.status("running");
          default -> {}
        }
      } else {
        in.skipField(tag);
      }
    }
  }

  /** The last field of that number that holds bytes; empty without one. */
  private static ByteString field(ByteString message, int number) throws IOException {
    ByteString found = ByteString.EMPTY;
    CodedInputStream in = message.newCodedInput();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == number
          && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        found = in.readBytes();
      } else {
        in.skipField(tag);
      }
    }
    return found;
  }

  /**
   * A tensor without dimensions.
   *
   * @param isPresent whether it is one, and of a kind of numbers
   */
  private record TensorScalar(boolean isPresent, double value) {
    private static final TensorScalar NONE = new TensorScalar(false, Double.NaN);
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;
    private static final int INT = 3;
    private static final int LONG = 9;
    private static final int BFLOAT16 = 14;
    private static final int HALF = 19;

    static TensorScalar read(ByteString tensor) throws IOException {
      CodedInputStream in = tensor.newCodedInput();
      int type = 0;
      ByteString content = ByteString.EMPTY;
      TensorScalar listed = NONE;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (tag) {
          case WireFormats.VARINT_1 -> type = in.readEnum();
          case WireFormats.BYTES_2 -> {
            if (!field(in.readBytes(), 2).isEmpty()) {
              return NONE;
            }
          }
          case WireFormats.BYTES_4 -> content = in.readBytes();
          case WireFormats.BYTES_5 -> listed = of(FLOAT, in.readBytes());
          case WireFormats.FIXED32_5 -> listed = new TensorScalar(true, in.readFloat());
          case WireFormats.BYTES_6 -> listed = of(DOUBLE, in.readBytes());
          case WireFormats.FIXED64_6 -> listed = new TensorScalar(true, in.readDouble());
          case WireFormats.BYTES_7, WireFormats.BYTES_10, WireFormats.BYTES_13 ->
              listed = whole(type, in.readBytes().newCodedInput().readInt64());
          case WireFormats.VARINT_7, WireFormats.VARINT_10, WireFormats.VARINT_13 ->
              listed = whole(type, in.readInt64());
          default -> in.skipField(tag);
        }
      }
      return listed.isPresent() ? listed : of(type, content);
    }

    private static TensorScalar whole(int type, long value) {
      return switch (type) {
        case INT, LONG -> new TensorScalar(true, value);
        case HALF -> new TensorScalar(true, half((int) value & 0xffff));
        case BFLOAT16 -> new TensorScalar(true, bfloat16((int) value & 0xffff));
        default -> NONE;
      };
    }

    private static TensorScalar of(int type, ByteString content) {
      ByteBuffer bytes = content.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      int size = content.size();
      if (type == FLOAT && size == Float.BYTES) {
        return new TensorScalar(true, bytes.getFloat());
      }
      if (type == DOUBLE && size == Double.BYTES) {
        return new TensorScalar(true, bytes.getDouble());
      }
      if (type == INT && size == Integer.BYTES) {
        return new TensorScalar(true, bytes.getInt());
      }
      if (type == LONG && size == Long.BYTES) {
        return new TensorScalar(true, bytes.getLong());
      }
      if ((type == HALF || type == BFLOAT16) && size == Short.BYTES) {
        return whole(type, bytes.getShort());
      }
      return NONE;
    }

    /** A number of 16 bits, of which 8 are the exponent: the first half of a float. */
    private static double bfloat16(int bits) {
      return Float.intBitsToFloat(bits << 16);
    }

    /** A number of 16 bits, of which 5 are the exponent. */
    private static double half(int bits) {
      int exponent = (bits >> 10) & 0x1f;
      int fraction = bits & 0x3ff;
      double size =
          switch (exponent) {
            case 0 -> Math.scalb((double) fraction, -24);
            case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.scalb((double) (fraction + 0x400), exponent - 25);
          };
      return (bits & 0x8000) == 0 ? size : -size;
    }
  }
}
