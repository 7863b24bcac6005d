package dev.mltd.analysis.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Dimension;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Event;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Metadata;
import dev.mltd.analysis.imports.wire.TensorEventMessages.PluginData;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Shape;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Summary;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Tensor;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorEventsTest {
  private static final int FLOAT = 1;
  private static final int INT = 3;
  private static final int LONG = 9;
  private static final int BFLOAT16 = 14;
  private static final int HALF = 19;

  private final List<Double> numbers = new ArrayList<>();
  private final TensorEvents events =
      new TensorEvents(
          new RunHeader("run", "tensorboard", "run/events", "runs"),
          (tag, step, time, value) -> numbers.add(value));

  @Test
  void aScalarIsReadHoweverItIsWritten() throws IOException {
    read(Value.newBuilder().setSimpleValue(0.5f));
    read(tensor(FLOAT).addFloats(1.5f));
    read(tensor(FLOAT).setContent(bytes(0, 0, 0x20, 0x40)));
    read(tensor(INT).addInts(3));
    read(tensor(LONG).setContent(bytes(4, 0, 0, 0, 0, 0, 0, 0)));
    read(tensor(HALF).addHalves(0x3c00));
    read(tensor(BFLOAT16).setContent(bytes(0, 0x40)));
    assertThat(numbers).containsExactly(0.5, 1.5, 2.5, 3.0, 4.0, 1.0, 2.0);
  }

  @Test
  void whatIsNoNumberIsPassedOver() throws IOException {
    Dimension two = Dimension.getDefaultInstance();
    read(tensor(FLOAT).addFloats(1).addFloats(2));
    read(tensor(FLOAT).addFloats(1).setShape(Shape.newBuilder().addDimension(two)));
    read(tensor(FLOAT).setContent(ByteString.copyFrom(new byte[1 << 20])));
    read(
        Value.newBuilder()
            .setTag("a")
            .setTensor(tensor(FLOAT).addFloats(1).build().toByteString())
            .setMetadata(
                Metadata.newBuilder()
                    .setPluginData(PluginData.newBuilder().setPluginName("text"))));
    assertThat(numbers).isEmpty();
  }

  @Test
  void aNumberBesideAnImageIsRead() throws IOException {
    ByteString image = ByteString.copyFrom(new byte[1 << 20]);
    read(
        Value.newBuilder()
            .setSimpleValue(1)
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(
                        4, UnknownFieldSet.Field.newBuilder().addLengthDelimited(image).build())
                    .build()));
    assertThat(numbers).containsExactly(1.0);
  }

  private void read(Tensor.Builder tensor) throws IOException {
    read(Value.newBuilder().setTensor(tensor.build().toByteString()));
  }

  private void read(Value.Builder value) throws IOException {
    byte[] event =
        Event.newBuilder().setSummary(Summary.newBuilder().addValue(value)).build().toByteArray();
    events.read(event, event.length);
  }

  private static Tensor.Builder tensor(int type) {
    return Tensor.newBuilder().setType(type);
  }

  private static ByteString bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return ByteString.copyFrom(bytes);
  }
}
