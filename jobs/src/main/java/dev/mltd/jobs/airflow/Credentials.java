package dev.mltd.jobs.airflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.lang3.function.Failable;

/** How a client proves who it is. None of them shows a secret when it is printed. */
public sealed interface Credentials {

  /** A user of Airflow; a token is fetched for it, and once again when that one expired. */
  record Password(String user, String password) implements Credentials {
    @Override
    public String toString() {
      return "password of " + user;
    }
  }

  /** A token that something else made; it is never renewed. */
  record Token(String token) implements Credentials {
    @Override
    public String toString() {
      return "a given token";
    }
  }

  /** A program that prints a token, with its arguments; no shell is between us and it. */
  record TokenCommand(List<String> command) implements Credentials {
    private static final int SECONDS = 30;

    public TokenCommand {
      command = List.copyOf(command);
    }

    String token() {
      try {
        Process process =
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        CompletableFuture<byte[]> printed =
            CompletableFuture.supplyAsync(
                Failable.asSupplier(() -> process.getInputStream().readAllBytes()));
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AirflowException.NotLoggedIn(
              "the token command %s did not end within %d s".formatted(command.get(0), SECONDS));
        }
        String token =
            new String(printed.get(SECONDS, TimeUnit.SECONDS), StandardCharsets.UTF_8).strip();
        if (process.exitValue() != 0 || token.isEmpty() || token.contains("\n")) {
          throw new AirflowException.NotLoggedIn(
              "the token command %s must print one line; it ended with exit code %d"
                  .formatted(command.get(0), process.exitValue()));
        }
        return token;
      } catch (IOException | ExecutionException | TimeoutException failed) {
        throw new AirflowException.NotLoggedIn(
            "the token command %s failed: %s".formatted(command.get(0), failed.getMessage()));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AirflowException.NotLoggedIn("stopped while waiting for the token command");
      }
    }

    @Override
    public String toString() {
      return "token command " + command.get(0);
    }
  }
}
