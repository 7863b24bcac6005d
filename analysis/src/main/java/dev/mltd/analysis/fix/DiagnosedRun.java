package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.cause.Diagnosis;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All that planning needs to know of a run.
 *
 * @param runId unique within the archive
 * @param program what was trained
 * @param group shared by replicates
 * @param config hyper-parameters
 * @param seed of its random numbers
 * @param data what it learned from, if it says so
 * @param profile of that data; {@link DataProfile#UNKNOWN} when there is none
 * @param score severity times device hours at stake
 * @param deviceHours that it took
 * @param diagnoses the strongest first; never empty
 */
public record DiagnosedRun(
    String runId,
    Program program,
    String group,
    RunConfig config,
    OptionalLong seed,
    Optional<DataReference> data,
    DataProfile profile,
    double score,
    OptionalDouble deviceHours,
    List<Diagnosis> diagnoses) {

  /** What it learned from, by the fingerprint that it says, else that of who read the files. */
  Optional<DataReference> knownData() {
    return data.map(
        named ->
            named.fingerprint().isEmpty()
                ? new DataReference(named.path(), profile.fingerprint())
                : named);
  }

  /** Whether nothing is wrong with it. */
  boolean isHealthy() {
    return diagnoses.get(0).cause().equals(Diagnosis.NONE);
  }
}
