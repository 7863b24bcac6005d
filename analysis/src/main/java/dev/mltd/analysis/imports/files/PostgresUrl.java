package dev.mltd.analysis.imports.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The URL of a PostgreSQL database that a tool keeps its runs in.
 *
 * <p>A password never stands in a URL, which is shown and stored; it is in the environment ({@code
 * PGPASSWORD}) or in PostgreSQL's password file ({@code PGPASSFILE}, {@code ~/.pgpass}).
 */
public final class PostgresUrl {
  /** What a URL may say beside the place: other settings of the driver load classes by name. */
  private static final Set<String> SETTINGS =
      Set.of("sslmode", "sslrootcert", "currentSchema", "connectTimeout");

  private PostgresUrl() {}

  /** Whether a path is a database's URL. */
  public static boolean is(String path) {
    return path.matches("(?s)(jdbc:)?postgres(ql)?(\\+\\w+)?://.*");
  }

  /**
   * The URL as it may be shown and stored.
   *
   * @throws ImportException when it holds a password, which is not repeated
   */
  static String withoutSecrets(String url) {
    URI parsed = uri(url);
    String user = parsed.getRawUserInfo();
    if (user != null && user.contains(":")) {
      throw new ImportException(
          "the URL of the store holds a password, which others could read from the list of"
              + " processes; leave it out and set PGPASSWORD, or use a password file (PGPASSFILE)");
    }
    for (String setting : settings(parsed)) {
      if (!SETTINGS.contains(setting.substring(0, Math.max(0, setting.indexOf('='))))) {
        throw new ImportException(
            "the URL of the store has a setting that is not known; use only %s"
                .formatted(new TreeSet<>(SETTINGS)));
      }
    }
    return parsed.toString();
  }

  /** Opens the database for reading, as it is at this moment. */
  static Connection connect(String path) throws SQLException {
    URI url = uri(path);
    Properties properties = new Properties();
    Map<String, String> environment = System.getenv();
    String user = url.getUserInfo() == null ? environment.get("PGUSER") : url.getUserInfo();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (environment.containsKey("PGPASSWORD")) {
      properties.setProperty("password", environment.get("PGPASSWORD"));
    }
    properties.setProperty("readOnly", "true");
    properties.setProperty("ApplicationName", "mltd import");
    for (String setting : settings(url)) {
      int equals = setting.indexOf('=');
      properties.setProperty(setting.substring(0, equals), setting.substring(equals + 1));
    }
    String place = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    Connection connection =
        new org.postgresql.Driver()
            .connect("jdbc:postgresql://" + place + url.getRawPath(), properties);
    if (connection == null) {
      throw new SQLException("the driver does not know such a URL");
    }
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }

  private static URI uri(String url) {
    try {
      URI parsed =
          new URI(url.replaceFirst("^(jdbc:)?postgres(ql)?(\\+\\w+)?://", "postgresql://"));
      if (parsed.getHost() == null || parsed.getRawPath().length() < 2) {
        throw new URISyntaxException("", "no host or no database");
      }
      return parsed;
    } catch (URISyntaxException broken) {
      // Its text is not repeated: it may hold a password.
      throw new ImportException(
          "the URL of the store cannot be understood; write postgresql://USER@HOST:PORT/DATABASE");
    }
  }

  private static List<String> settings(URI url) {
    return url.getRawQuery() == null ? List.of() : List.of(url.getRawQuery().split("&", -1));
  }
}
