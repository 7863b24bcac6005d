package dev.mltd.jobs.airflow;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where Airflow is and how to log in, from the environment or a file: never from arguments, which
 * other users of the machine can read.
 *
 * @param server its address
 */
public record AirflowSettings(URI server, Credentials credentials) {
  /** Names the file when no option does. */
  public static final String FILE_VARIABLE = "MLTD_AIRFLOW_CREDENTIALS";

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /** The settings cannot be used; the message says what is wrong and what to do. */
  public static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1;

    Invalid(String message) {
      super(message);
    }
  }

  /**
   * Reads the settings {@code url}, {@code user} and {@code password}, or {@code token}, or {@code
   * token_command} from the file; what it lacks from the environment as {@code MLTD_AIRFLOW_URL}
   * and so on.
   *
   * @param file a properties file that nobody else can read
   * @throws Invalid if something is missing, or others can read the file
   */
  public static AirflowSettings of(Map<String, String> environment, Optional<Path> file) {
    Properties properties =
        file.or(() -> Optional.ofNullable(environment.get(FILE_VARIABLE)).map(Path::of))
            .map(AirflowSettings::read)
            .orElseGet(Properties::new);
    UnaryOperator<String> value =
        name ->
            properties
                .getProperty(
                    name,
                    environment.getOrDefault("MLTD_AIRFLOW_" + name.toUpperCase(Locale.ROOT), ""))
                .strip();
    return new AirflowSettings(server(value.apply("url")), credentials(value));
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw new Invalid(
            "%s holds a secret and others can read it: chmod 600 %s".formatted(file, file));
      }
      try (Reader content = Files.newBufferedReader(file)) {
        properties.load(content);
      }
    } catch (IOException unreadable) {
      throw new Invalid("cannot read the credentials file: " + unreadable);
    } catch (IllegalArgumentException broken) {
      throw new Invalid("%s is no properties file: %s".formatted(file, broken.getMessage()));
    }
    return properties;
  }

  private static URI server(String url) {
    if (url.isEmpty()) {
      throw new Invalid(
          "where is Airflow? Set MLTD_AIRFLOW_URL, or write url=... into a file for --credentials");
    }
    try {
      URI server = URI.create(url);
      boolean usable = Set.of("http", "https").contains(String.valueOf(server.getScheme()));
      if (usable && server.getHost() != null && server.getUserInfo() == null) {
        return server;
      }
    } catch (IllegalArgumentException noAddress) {
      // Said below, as for any other text that is no address.
    }
    throw new Invalid("the address of Airflow must be like https://airflow.example.org");
  }

  private static Credentials credentials(UnaryOperator<String> value) {
    String token = value.apply("token");
    String command = value.apply("token_command");
    String user = value.apply("user");
    String password = value.apply("password");
    if (!token.isEmpty()) {
      return new Credentials.Token(token);
    }
    if (!command.isEmpty()) {
      return new Credentials.TokenCommand(List.of(command.split("\\s+", -1)));
    }
    if (user.isEmpty() || password.isEmpty()) {
      throw new Invalid(
          "how to log in? Set MLTD_AIRFLOW_USER and MLTD_AIRFLOW_PASSWORD, or MLTD_AIRFLOW_TOKEN,"
              + " or MLTD_AIRFLOW_TOKEN_COMMAND; or write them into a file for --credentials");
    }
    return new Credentials.Password(user, password);
  }
}
