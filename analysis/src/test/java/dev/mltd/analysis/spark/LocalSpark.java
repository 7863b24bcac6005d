package dev.mltd.analysis.spark;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of a test process: real Spark with two tasks at a time. */
public final class LocalSpark {
  private LocalSpark() {}

  /** The session; made anew when a command under test has closed it. */
  public static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("tests")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }
}
