package dev.mltd.analysis.compare;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.RecordJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes verdicts for tests by the names of their components, so that a new one is said only where
 * it matters: {@code new MadeUpVerdict().with("verdict", Verdict.WORSE).build()}.
 */
public final class MadeUpVerdict {
  private final Map<String, Object> values =
      new HashMap<>(
          Map.of(
              "verdict",
              Verdict.NOT_JUDGED,
              "direction",
              Direction.MINIMISE,
              "runIds",
              List.of(),
              "seedValues",
              List.of(),
              "controlValues",
              List.of(),
              "treatmentValues",
              List.of(),
              "trainings",
              0,
              "reason",
              ""));

  /** Says one component. */
  public MadeUpVerdict with(String component, Object value) {
    values.put(component, value);
    return this;
  }

  /** The verdict; what was not said is absent. */
  public FixVerdict build() {
    return RecordJson.STORED.convertValue(values, FixVerdict.class);
  }
}
