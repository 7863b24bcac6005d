package dev.mltd.analysis.imports.formats;

import com.google.protobuf.ByteString;
import dev.mltd.analysis.imports.wire.TensorEventMessages.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The number in a tensor without dimensions: the only one of a list, or by its bytes. Types are
 * numbered as in TensorFlow's {@code types.proto}.
 */
final class TensorScalar {
  private static final int FLOAT = 1;
  private static final int DOUBLE = 2;
  private static final int INT = 3;
  private static final int LONG = 9;
  private static final int BFLOAT16 = 14;
  private static final int HALF = 19;

  private TensorScalar() {}

  /** The number; empty when the tensor has dimensions, or is of another kind. */
  static OptionalDouble of(Tensor tensor) {
    if (tensor.getShape().getDimensionCount() > 0) {
      return OptionalDouble.empty();
    }
    for (List<? extends Number> list : List.of(tensor.getFloatsList(), tensor.getDoublesList())) {
      if (list.size() == 1) {
        return OptionalDouble.of(list.get(0).doubleValue());
      }
    }
    for (List<? extends Number> list :
        List.of(tensor.getIntsList(), tensor.getLongsList(), tensor.getHalvesList())) {
      if (list.size() == 1) {
        return whole(tensor.getType(), list.get(0).longValue());
      }
    }
    return inBytes(tensor.getType(), tensor.getContent());
  }

  private static OptionalDouble inBytes(int type, ByteString content) {
    ByteBuffer bytes = content.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (content.size() != size(type)) {
      return OptionalDouble.empty();
    }
    return switch (type) {
      case FLOAT -> OptionalDouble.of(bytes.getFloat());
      case DOUBLE -> OptionalDouble.of(bytes.getDouble());
      case INT -> OptionalDouble.of(bytes.getInt());
      case LONG -> OptionalDouble.of((double) bytes.getLong());
      default -> whole(type, bytes.getShort());
    };
  }

  /** The bytes of a number of that type; -1 where it is no number. */
  private static int size(int type) {
    return switch (type) {
      case FLOAT, INT -> Integer.BYTES;
      case DOUBLE, LONG -> Long.BYTES;
      case HALF, BFLOAT16 -> Short.BYTES;
      default -> -1;
    };
  }

  private static OptionalDouble whole(int type, long value) {
    return switch (type) {
      case INT, LONG -> OptionalDouble.of((double) value);
      case HALF -> OptionalDouble.of(half((int) value & 0xffff));
      case BFLOAT16 -> OptionalDouble.of(bfloat16((int) value & 0xffff));
      default -> OptionalDouble.empty();
    };
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
