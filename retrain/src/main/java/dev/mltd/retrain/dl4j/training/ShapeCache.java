package dev.mltd.retrain.dl4j.training;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.BaseShapeInfoProvider;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.api.shape.options.ArrayOptionsHelper;
import org.nd4j.linalg.api.shape.options.ArrayType;

/**
 * Keeps the descriptions of shapes that arrays were made with. ND4J's own cache for processors is
 * never asked by the constructors of arrays in 1.0.0-M2.1: it overloads the method that they call.
 * So each array, each view included, has its shape described anew by native code, in three objects
 * that the garbage collector must track; of small networks that is more than half of the work.
 */
public final class ShapeCache extends BaseShapeInfoProvider {
  /** Names to ND4J the class that describes shapes. */
  private static final String PROPERTY = "shapeinfoprovider";

  /** Describes shapes in a way of its own, on the card. */
  private static final String CUDA = "/org/nd4j/linalg/jcublas/JCublasBackend.class";

  /** More than any training has; whoever trains with ever new shapes must not fill the memory. */
  private static final int MOST = 10_000;

  private final Map<LongShapeDescriptor, Pair<DataBuffer, long[]>> kept = new ConcurrentHashMap<>();

  /** For ND4J, which makes one of the class that a property names. */
  public ShapeCache() {}

  /** Has ND4J use it where it computes on processors; too late once that has made an array. */
  static void install() {
    if (ShapeCache.class.getResource(CUDA) == null) {
      System.getProperties().putIfAbsent(PROPERTY, ShapeCache.class.getName());
    }
  }

  @Override
  public Pair<DataBuffer, long[]> createShapeInformation(
      long[] shape,
      long[] stride,
      long elementWiseStride,
      char order,
      DataType type,
      boolean isEmpty) {
    long options = ArrayOptionsHelper.setOptionBit(0L, type);
    if (isEmpty) {
      options = ArrayOptionsHelper.setOptionBit(options, ArrayType.EMPTY);
    }
    LongShapeDescriptor key =
        new LongShapeDescriptor(shape, stride, 0, elementWiseStride, order, options);
    Pair<DataBuffer, long[]> described = kept.get(key);
    if (described == null) {
      described =
          super.createShapeInformation(shape, stride, elementWiseStride, order, type, isEmpty);
      if (kept.size() < MOST) {
        kept.put(key, described);
      }
    }
    return described;
  }

  @Override
  public void purgeCache() {
    kept.clear();
  }
}
