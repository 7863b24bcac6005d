package dev.mltd.retrain;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/**
 * What a training runs on.
 *
 * @param type {@link #CPU} or {@link #GPU}
 * @param address of the GPU, as Spark's discovery script named it; empty for a CPU
 * @param model name of the card and version of its driver; empty for a CPU
 */
public record Device(String type, String address, String model) implements Serializable {
  /** The type of a processor. */
  public static final String CPU = "cpu";

  /** The type of a graphics card, which is also Spark's name of the resource. */
  public static final String GPU = "gpu";

  /** The processor. */
  public static Device cpu() {
    return new Device(CPU, "", "");
  }

  /**
   * The device that Spark gave to the task on this thread.
   *
   * @param type that is asked for
   * @throws NotCarriedOutException when a GPU is asked for and Spark gave none, as it does to no
   *     training that is carried out on the driver, or one that is not there
   */
  static Device assigned(String type) throws NotCarriedOutException {
    if (!type.equals(GPU)) {
      return cpu();
    }
    TaskContext task = TaskContext.get();
    if (task == null) {
      throw new NotCarriedOutException(
          "a GPU was asked for, but a training that uses the whole cluster runs on processors");
    }
    ResourceInformation gpu = task.resourcesJMap().get(GPU);
    if (gpu == null || gpu.addresses().length == 0) {
      throw new NotCarriedOutException(
          "a GPU was asked for and Spark gave this task none: set"
              + " spark.executor.resource.gpu.amount and spark.task.resource.gpu.amount to 1");
    }
    String address = gpu.addresses()[0];
    return new Device(GPU, address, new GraphicsCard("nvidia-smi", address).model());
  }

  /** As results name it. */
  public String name() {
    return type.equals(GPU) ? "gpu %s (%s)".formatted(address, model) : type;
  }
}
