package dev.mltd.retrain.dl4j.training;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Takes steps on the executors of a cluster: each worker trains its own copy of the network on its
 * share of the batches, and every few batches the weights, and the optimizer's state, become the
 * mean over the workers.
 */
record AveragedSteps(JavaSparkContext spark, int workers) implements EpochSteps {
  /** Batches of each worker between two averages: fewer cost messages, more cost accuracy. */
  static final int FREQUENCY = 5;

  @Override
  public void take(MultiLayerNetwork network, List<DataSet> batches) {
    int batchSize = batches.get(0).numExamples();
    SparkDl4jMultiLayer cluster =
        new SparkDl4jMultiLayer(
            spark,
            network,
            new ParameterAveragingTrainingMaster.Builder(workers, batchSize)
                .batchSizePerWorker(batchSize)
                .averagingFrequency(FREQUENCY)
                .workerPrefetchNumBatches(0)
                .rddTrainingApproach(RDDTrainingApproach.Direct)
                // Which worker gets which batch is decided here, so that a repetition does the
                // same.
                .repartionData(Repartition.Never)
                .build());
    int round = workers * FREQUENCY;
    for (int from = 0; from < batches.size(); from += round) {
      List<DataSet> share = batches.subList(from, Math.min(batches.size(), from + round));
      cluster.fit(spark.parallelize(share, Math.min(workers, share.size())));
    }
  }
}
