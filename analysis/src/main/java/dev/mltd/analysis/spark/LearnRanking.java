package dev.mltd.analysis.spark;

import dev.mltd.analysis.cause.Features;
import dev.mltd.analysis.cause.Forest;
import dev.mltd.analysis.remedies.Causes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Grows the trees of a learned ranking on runs whose cause is known (random forest of Breiman 2001,
 * in Spark's MLlib), and turns them into what a plain reader understands.
 */
public final class LearnRanking {
  /**
   * Few and shallow: a person should be able to read one, and a run of another program to use it.
   */
  private static final int TREES = 30;

  private static final int DEPTH = 7;

  /** Examples that an answer rests on: the five seeds of one config are one example. */
  private static final int FEWEST = 5;

  /** Share of the features that each question may choose from. */
  private static final String CHOICE = "0.33";

  /** Candidates for the threshold of a question. */
  private static final int BINS = 64;

  private static final long SEED = 20260131;

  private LearnRanking() {}

  /**
   * An ill run whose cause is known.
   *
   * @param program what it was a run of
   * @param cause name of its cause
   * @param features see {@link Features}
   */
  public record Example(String program, String cause, List<Double> features) {}

  /** Grows a forest; the same examples in the same order give the same one. */
  public static Forest grow(SparkSession spark, List<Example> examples) {
    Features features = new Features(Causes.ALL);
    List<String> causes = examples.stream().map(Example::cause).distinct().sorted().toList();
    RandomForestClassificationModel model =
        new RandomForestClassifier()
            .setNumTrees(TREES)
            .setMaxDepth(DEPTH)
            .setMinInstancesPerNode(FEWEST)
            .setFeatureSubsetStrategy(CHOICE)
            .setMaxBins(BINS)
            // How often the lab injects a cause says nothing about how often others have it.
            .setWeightCol("weight")
            .setSeed(SEED)
            .fit(table(spark, examples, causes));
    List<Forest.Node> trees =
        Stream.of(model.trees()).map(tree -> node(tree.rootNode(), features, causes)).toList();
    return new Forest(
        features.version(),
        examples.stream().map(Example::program).distinct().sorted().toList(),
        examples.size(),
        Forest.MISSING,
        trees);
  }

  private static Dataset<Row> table(
      SparkSession spark, List<Example> examples, List<String> causes) {
    Map<String, Integer> ofCause = new HashMap<>();
    examples.forEach(one -> ofCause.merge(one.cause(), 1, Integer::sum));
    List<Row> rows =
        examples.stream()
            .map(
                one ->
                    RowFactory.create(
                        (double) causes.indexOf(one.cause()),
                        1.0 / ofCause.get(one.cause()),
                        Vectors.dense(numbers(one.features()))))
            .toList();
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("weight", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    // One partition: the order of the examples decides which of them a tree draws.
    return spark.createDataFrame(rows, schema).coalesce(1);
  }

  private static double[] numbers(List<Double> features) {
    return features.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Forest.Node node(Node node, Features features, List<String> causes) {
    if (node instanceof InternalNode question) {
      ContinuousSplit split = (ContinuousSplit) question.split();
      return Forest.Node.question(
          features.names().get(split.featureIndex()),
          split.threshold(),
          node(question.leftChild(), features, causes),
          node(question.rightChild(), features, causes));
    }
    double[] counts = node.impurityStats().stats();
    double all = Arrays.stream(counts).sum();
    Map<String, Double> shares = new TreeMap<>();
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        shares.put(causes.get(k), Math.round(1000 * counts[k] / all) / 1000.0);
      }
    }
    return Forest.Node.answer(shares);
  }
}
