package dev.mltd.retrain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks the driver of a graphics card what the card is.
 *
 * @param program that comes with the driver, {@code nvidia-smi}
 * @param address of the card: its index or unique name
 */
record GraphicsCard(String program, String address) {
  /** Of a machine without the driver's program, where nobody can be asked. */
  static final String UNKNOWN = "of unknown model: there is no nvidia-smi";

  private static final long LIMIT_SECONDS = 60;

  /**
   * Its name and the version of its driver.
   *
   * @throws NotCarriedOutException when the driver knows no such card
   */
  String model() throws NotCarriedOutException {
    Process asked;
    try {
      asked =
          new ProcessBuilder(
                  List.of(
                      program,
                      "--id=" + address,
                      "--query-gpu=name,driver_version",
                      "--format=csv,noheader"))
              .redirectErrorStream(true)
              .start();
    } catch (IOException notThere) {
      return UNKNOWN;
    }
    try {
      asked.getOutputStream().close();
      String answer =
          new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!asked.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || asked.exitValue() != 0) {
        throw new NotCarriedOutException(
            "the GPU %s that Spark gave this task is not there; its driver says: %s"
                .formatted(address, answer));
      }
      return answer.replace(", ", ", driver ");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NotCarriedOutException("it was stopped from outside");
    } catch (NotCarriedOutException absent) {
      throw absent;
    } catch (IOException silent) {
      throw new NotCarriedOutException(
          "the driver of the GPU %s does not answer: %s".formatted(address, silent.getMessage()));
    } finally {
      asked.destroyForcibly();
    }
  }
}
