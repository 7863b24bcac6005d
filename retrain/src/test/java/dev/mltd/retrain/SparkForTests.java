package dev.mltd.retrain;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/** A Spark of two executor threads in this JVM, shared by all tests. */
public final class SparkForTests {
  private SparkForTests() {}

  /** Opens it, or finds it open. */
  public static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(
        SparkContext.getOrCreate(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("tests")
                .set("spark.ui.enabled", "false")));
  }
}
