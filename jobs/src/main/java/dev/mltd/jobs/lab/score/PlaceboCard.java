package dev.mltd.jobs.lab.score;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.lab.programs.LabDataSource;
import dev.mltd.jobs.lab.programs.LabProgram;
import dev.mltd.retrain.RunTrainings;
import dev.mltd.retrain.Trainer;
import dev.mltd.retrain.dl4j.training.Dl4jTrainer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** How often luck alone is called a fix, in sweeps of the lab that are repeated with placebos. */
final class PlaceboCard {
  /** How often trainings are dealt to arms, for each sweep. */
  private static final int DEALS = 1000;

  private final SparkSession spark;

  /** Verdicts of each sweep, as its placebos were trained. */
  private final List<List<Verdict>> trained = new ArrayList<>();

  /** Verdicts of each sweep, as often as its trainings were dealt anew. */
  private final List<List<Verdict>> dealt = new ArrayList<>();

  PlaceboCard(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Trains the placebos of all sweeps of a warehouse, unless that was done before, and counts what
   * is verified.
   *
   * @param warehouse of the sweeps, which keeps the trainings
   */
  void add(Warehouse warehouse) throws InterruptedException {
    RunTrainings training =
        new RunTrainings(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            warehouse.toString(),
            trainers());
    for (LocalDate date : warehouse.dates(Datasets.COMPARISONS)) {
      PlaceboSweep sweep = new PlaceboSweep(warehouse, date);
      if (sweep.trainings().isEmpty()) {
        continue;
      }
      Map<String, TrainingOutcome> outcomes = training.run(sweep.trainings(), outcome -> {});
      trained.add(sweep.verdicts(outcomes));
      dealt.addAll(sweep.verdictsWhenDealt(outcomes, DEALS, new Random(trained.size())));
    }
  }

  private static Map<String, Trainer> trainers() {
    Map<String, Trainer> trainers = new HashMap<>();
    for (LabProgram program : LabProgram.values()) {
      trainers.put(program.program().name(), new Dl4jTrainer(new LabDataSource()));
    }
    return trainers;
  }

  String markdown() {
    List<Verdict> placebos = trained.stream().flatMap(List::stream).toList();
    StringBuilder text = new StringBuilder("\n# Placebos\n\n");
    text.append("The unchanged config of every plan that was confirmed, trained again on as many ")
        .append("other seeds, and judged as if that were its fix: what is verified is luck. At ")
        .append("most a tenth of sweeps may verify anything then. Dealt: the same trainings, in ")
        .append("arms that chance picks, %,d times for each sweep.\n\n".formatted(DEALS))
        .append("| placebos | in all | verified | share |\n|---|---:|---:|---|\n");
    text.append(LabScoreCard.row("as trained", placebos, Verdict.VERIFIED::equals));
    text.append(
        LabScoreCard.row("sweeps with any of them", trained, PlaceboCard::verifiesAnything));
    text.append(
        LabScoreCard.row("sweeps with any of them, dealt", dealt, PlaceboCard::verifiesAnything));
    return text.toString();
  }

  private static boolean verifiesAnything(List<Verdict> verdicts) {
    return verdicts.contains(Verdict.VERIFIED);
  }
}
