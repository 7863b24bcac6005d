package dev.mltd.analysis.fix;

/**
 * What trainings take.
 *
 * @param trainings how many
 * @param deviceHours of all of them together
 */
public record Cost(int trainings, double deviceHours) {
  public static final Cost NOTHING = new Cost(0, 0);

  /** Both together. */
  public Cost plus(Cost other) {
    return new Cost(trainings + other.trainings, deviceHours + other.deviceHours);
  }
}
