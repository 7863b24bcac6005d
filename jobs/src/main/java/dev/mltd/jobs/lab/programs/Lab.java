package dev.mltd.jobs.lab.programs;

import java.util.List;
import java.util.stream.Stream;

/**
 * The fault lab: twelve programs, each with a sweep of thirteen healthy configs and of eight to
 * fourteen faults in two severities. Some 60 % of the runs are ill, as in a sweep that goes badly.
 */
public final class Lab {
  /** Trainings of each config, unless told otherwise. */
  public static final int SEEDS = 5;

  private Lab() {}

  /**
   * All trainings: the same list, in the same order, on every call.
   *
   * @param seeds trainings of each config, which differ in their random numbers alone
   */
  public static List<LabTraining> trainings(int seeds) {
    return Stream.of(
            LearningSweeps.all(seeds), LearningSweepsOfLayout.all(seeds), ScoringSweeps.all(seeds))
        .flatMap(List::stream)
        .flatMap(sweep -> sweep.trainings().stream())
        .toList();
  }
}
