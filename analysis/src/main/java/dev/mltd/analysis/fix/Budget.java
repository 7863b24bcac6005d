package dev.mltd.analysis.fix;

/**
 * How much may be spent on retraining. Plans are held to the most that they may take.
 *
 * @param trainings at most
 * @param deviceHours at most
 * @param nightHours device hours that are left of this night, for all sweeps together: a hard cap
 */
public record Budget(int trainings, double deviceHours, double nightHours) {
  public static final Budget UNLIMITED =
      new Budget(Integer.MAX_VALUE, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Whether so much in all can be paid. */
  public boolean covers(Cost cost) {
    return cost.trainings() <= trainings && cost.deviceHours() <= Math.min(deviceHours, nightHours);
  }
}
