package dev.mltd.analysis.imports.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.collections4.SetValuedMap;
import org.apache.commons.collections4.multimap.HashSetValuedHashMap;
import org.apache.commons.io.FileUtils;
import org.sqlite.SQLiteConfig;

/**
 * A database that a tool keeps its runs in, opened for reading only, as it was at that moment: a
 * SQLite file, or PostgreSQL by its URL. Nothing in a file is trusted: only plain tables are read.
 */
public final class SqlStore implements AutoCloseable {
  /** Takes one row, which is only valid during the call. */
  public interface RowReader {
    void row(ResultSet row) throws SQLException, IOException;
  }

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** Longer texts are no hyper-parameters, and would only fill the memory. */
  private static final int LONGEST_VALUE = 16 << 20;

  private static final int BUSY_MILLISECONDS = 5_000;
  private static final int ROWS_AT_ONCE = 10_000;

  private final String path;
  private final Connection connection;
  private final Path copied;
  private final SetValuedMap<String, String> columns = new HashSetValuedHashMap<>();

  private SqlStore(String path, Connection connection, Path copied) throws SQLException {
    this.path = path;
    this.connection = connection;
    this.copied = copied;
    try {
      connection.setAutoCommit(false);
      listColumns();
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  /** Tells the runs of one store. */
  @FunctionalInterface
  public interface Located {
    List<RunLocation> in(String file, SqlStore store) throws IOException;
  }

  /**
   * The runs of all stores in a tree.
   *
   * @param isOurs whether a store that cannot be read must be the tool's: reading it again will set
   *     it aside with its reason
   */
  public static List<RunLocation> locate(FileTree tree, Predicate<String> isOurs, Located located)
      throws IOException {
    List<RunLocation> found = new ArrayList<>();
    for (String file : tree.files()) {
      if (isStore(tree, file)) {
        try (SqlStore store = open(file, tree.access())) {
          found.addAll(located.in(file, store));
        } catch (ImportException unreadable) {
          if (isOurs.test(file)) {
            found.add(new RunLocation("", tree.rootName(), List.of(file)));
          }
        }
      }
    }
    return found;
  }

  /** Whether a path is a store that may be opened. */
  static boolean isStore(FileTree tree, String file) {
    if (PostgresUrl.is(file)) {
      return true;
    }
    String name = file.toLowerCase(Locale.ROOT);
    boolean named = name.endsWith(".db") || name.endsWith(".sqlite") || name.endsWith(".sqlite3");
    return (named || tree.files().size() == 1) && tree.startsWith(file, MAGIC);
  }

  /** What people call the kind of store. */
  public static String kind(String path) {
    return PostgresUrl.is(path) ? "PostgreSQL" : "SQLite";
  }

  /**
   * Opens a store.
   *
   * @throws ImportException when it cannot be opened: no store, damaged, locked, no password
   */
  public static SqlStore open(String path, RunFiles files) throws IOException {
    try {
      return PostgresUrl.is(path)
          ? new SqlStore(path, PostgresUrl.connect(path), null)
          : sqlite(path, files);
    } catch (SQLException unreadable) {
      throw unreadable(path, unreadable);
    }
  }

  private static SqlStore sqlite(String path, RunFiles files) throws IOException, SQLException {
    if (files.isLocal(path)) {
      Path file = Path.of(new org.apache.hadoop.fs.Path(path).toUri().getPath());
      try {
        return new SqlStore(path, sqlite(file, true), null);
      } catch (SQLException refused) {
        // Where its folder cannot be written to, SQLite cannot read a file that has a log.
        if (!files.exists(path + "-wal") && !files.exists(path + "-journal")) {
          throw refused;
        }
      }
    }
    return copy(path, files);
  }

  private static SqlStore copy(String path, RunFiles files) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("mltd-store");
    Path file = folder.resolve("store.db");
    try {
      for (String part : List.of("", "-wal", "-journal")) {
        if (part.isEmpty() || files.exists(path + part)) {
          try (InputStream in = files.open(path + part)) {
            Files.copy(in, Path.of(file + part), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
      return new SqlStore(path, sqlite(file, false), folder);
    } catch (IOException | SQLException failed) {
      FileUtils.deleteDirectory(folder.toFile());
      throw failed;
    }
  }

  private static Connection sqlite(Path file, boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(LONGEST_VALUE));
    Connection connection =
        new org.sqlite.JDBC().connect("jdbc:sqlite:" + file, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema = OFF");
      statement.execute("PRAGMA cell_size_check = ON");
      statement.execute("PRAGMA query_only = ON");
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
    return connection;
  }

  /** Only plain tables: a view or a virtual table may compute without end. */
  private void listColumns() throws SQLException {
    String sql =
        PostgresUrl.is(path)
            ? "select table_name, column_name from information_schema.columns"
                + " where table_schema = any (current_schemas(false))"
            : "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c"
                + " where m.type = 'table' and m.rootpage > 0";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        columns.put(rows.getString(1), rows.getString(2));
      }
    }
  }

  /** Whether there are such tables, all of them. */
  public boolean hasTables(String... names) {
    return columns.keySet().containsAll(List.of(names));
  }

  public boolean hasColumn(String table, String column) {
    return columns.containsMapping(table, column);
  }

  /**
   * Reads rows.
   *
   * @param sql with a question mark for each value
   */
  public void forEach(String sql, List<?> values, RowReader reader) throws IOException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.row(rows);
        }
      }
    } catch (SQLException unreadable) {
      throw unreadable(path, unreadable);
    }
  }

  /** As many question marks, with commas between them. */
  public static String places(List<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }

  private static ImportException unreadable(String path, SQLException cause) {
    return new ImportException(
        "%s cannot be read as a %s database (%s); %s"
            .formatted(
                path,
                kind(path),
                String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                PostgresUrl.is(path)
                    ? "check the URL, and the password in PGPASSWORD or the password file"
                    : "if it is in use, try again when its writer is done"),
        cause);
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException unreadable) {
      throw unreadable(path, unreadable);
    } finally {
      if (copied != null) {
        FileUtils.deleteDirectory(copied.toFile());
      }
    }
  }
}
