package dev.mltd.jobs.lab.programs;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Program;
import dev.mltd.retrain.NotCarriedOutException;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.training.NetworkDataSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The data of the lab's programs, sound and faulty, which are made anew from their fingerprint. */
public final class LabDataSource implements NetworkDataSource {
  private static final long serialVersionUID = 1;

  /** Made once a process: a few megabytes, for trainings of a second. */
  private static final Map<String, TrainingData> MADE = new ConcurrentHashMap<>();

  @Override
  public Splits splits(Program program, DataReference data) throws IOException {
    if (!MADE.containsKey(data.fingerprint())) {
      LabProgram known = known(program);
      Lab.trainings(1).stream()
          .filter(training -> training.program() == known)
          .map(LabTraining::data)
          .distinct()
          .map(variant -> variant.of(known))
          .forEach(made -> MADE.put(made.fingerprint(), made));
    }
    TrainingData made = MADE.get(data.fingerprint());
    if (made == null) {
      throw new NotCarriedOutException(
          "the bundled data of %s are others than those of the run (%s)"
              .formatted(program.name(), data.fingerprint()));
    }
    return new Splits(made, Optional.empty());
  }

  @Override
  public TrainingData sample(Program program) throws IOException {
    return known(program).data();
  }

  private static LabProgram known(Program program) throws NotCarriedOutException {
    return Arrays.stream(LabProgram.values())
        .filter(one -> one.program().equals(program))
        .findFirst()
        .orElseThrow(
            () ->
                new NotCarriedOutException(
                    "no data are bundled for the program %s".formatted(program.name())));
  }

  @Override
  public String version() {
    return "bundled";
  }
}
