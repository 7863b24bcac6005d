package dev.mltd.jobs.options;

import dev.mltd.jobs.cluster.ClusterException;
import dev.mltd.jobs.cluster.FirstExecutor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Where and how Spark runs. */
public final class SparkOptions {
  /** The option that shows more. */
  public static final String VERBOSE = "--verbose";

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = "local[*]",
      description = "Spark's master (default: ${DEFAULT-VALUE}).")
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = VERBOSE, description = "Shows Spark's log, and the stack trace of an error.")
  void verbose(boolean wanted) {
    if (wanted) {
      showLog();
    }
  }

  public String master() {
    return master;
  }

  public Map<String, String> settings() {
    return settings;
  }

  /** Lets everything be logged. */
  public static void showLog() {
    Configurator.setRootLevel(Level.INFO);
  }

  /** Starts Spark, or joins the session of spark-submit. */
  public SparkSession open(Subcommand command) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("mltd " + command.words())
            .config("spark.ui.enabled", false)
            .config("spark.ui.showConsoleProgress", false)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", 16)
            // Generated code for one-off plans over few rows costs more time than it saves.
            .config("spark.sql.codegen.cache.maxEntries", 1000);
    String submitted = System.getProperty("spark.master");
    if (submitted == null) {
      builder.master(master);
    }
    if ((submitted == null ? master : submitted).startsWith("local")) {
      // Loopback: a laptop's own name often cannot be resolved.
      builder.config("spark.driver.host", "localhost");
    }
    settings.forEach(builder::config);
    SparkSession session = builder.getOrCreate();
    try {
      FirstExecutor.await(session.sparkContext(), System.err);
    } catch (ClusterException none) {
      session.stop();
      throw none;
    }
    Progress.watch(session, command.words());
    return session;
  }
}
