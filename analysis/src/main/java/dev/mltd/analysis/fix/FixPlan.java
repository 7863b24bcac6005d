package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a group of runs is to be fixed: candidates and the unchanged config are trained on one
 * selection seed, then the winner and the unchanged config on fresh seeds. All runs of the group
 * share the plan, and its control arm.
 *
 * @param group of the runs
 * @param runIds of the ill runs in it
 * @param control training of the unchanged config, on the selection seed
 * @param candidates one to three, the likeliest first
 * @param metric by which arms are compared
 * @param guards metrics that must not get worse
 * @param confirmationSeeds in the order in which they are used; as many as may be needed
 * @param cost the most that it may take
 */
public record FixPlan(
    String group,
    List<String> runIds,
    Training control,
    List<Candidate> candidates,
    PrimaryMetric metric,
    List<PrimaryMetric> guards,
    List<Long> confirmationSeeds,
    Cost cost) {
  private static final int FEWEST_SEEDS = 5;

  /** Keeps copies. */
  public FixPlan {
    runIds = List.copyOf(runIds);
    candidates = List.copyOf(candidates);
    guards = List.copyOf(guards);
    confirmationSeeds = List.copyOf(confirmationSeeds);
  }

  /**
   * Seeds that each confirmation of a sweep needs: enough that one fix which wins on all of them
   * stays significant, at 10 %, among so many.
   *
   * @param confirmations in the sweep, at least 1
   * @return 5 up to 3 confirmations, 6 up to 6, 7 up to 12, 8 up to 25, 9 up to 51
   */
  public static int seedsFor(int confirmations) {
    int seeds = FEWEST_SEEDS;
    while (mostConfirmations(seeds) < confirmations) {
      seeds++;
    }
    return seeds;
  }

  /** The most confirmations of a sweep for which so many seeds each are enough. */
  static long mostConfirmations(int seeds) {
    return (1L << seeds) / 10;
  }

  /** Digest of everything that the plan does. */
  public String id() {
    List<String> texts = selectionIds();
    confirmationSeeds.forEach(seed -> texts.add(String.valueOf(seed)));
    texts.add(metric.toString());
    return Fingerprint.of(texts);
  }

  /**
   * Digest of what the plan asks: whether this config gets better by one of these changes, and by
   * which metrics. The seeds that confirm the answer are no part of it.
   */
  public String questionId() {
    List<String> texts = selectionIds();
    texts.add(metric.toString());
    guards.forEach(guard -> texts.add(guard.toString()));
    return Fingerprint.of(texts);
  }

  private List<String> selectionIds() {
    return selection().stream().map(Training::id).collect(Collectors.toCollection(ArrayList::new));
  }

  /** The trainings among which the best candidate is selected: the control, then the candidates. */
  public List<Training> selection() {
    List<Training> trainings = new ArrayList<>(List.of(control));
    candidates.forEach(candidate -> trainings.add(control.withConfig(candidate.config())));
    return trainings;
  }

  /** The control arm of the confirmation: one training for each of the first seeds. */
  public List<Training> controlArm(int seeds) {
    return confirmationSeeds.subList(0, seeds).stream().map(control::withSeed).toList();
  }

  /** The treatment arm of the confirmation: one training for each of the first seeds. */
  public List<Training> treatmentArm(Candidate winner, int seeds) {
    return controlArm(seeds).stream()
        .map(training -> training.withConfig(winner.config()))
        .toList();
  }

  /**
   * The trainings that confirm a winner: both arms seed by seed, so that whatever else a machine
   * does meets them alike.
   */
  public List<Training> confirmation(Candidate winner, int seeds) {
    List<Training> trainings = new ArrayList<>();
    for (Training training : controlArm(seeds)) {
      trainings.add(training);
      trainings.add(training.withConfig(winner.config()));
    }
    return trainings;
  }

  /** The candidate that a training of this plan tries; empty for one of the control. */
  public Optional<Candidate> candidateOf(Training training) {
    return candidates.stream()
        .filter(candidate -> candidate.config().withoutSeeds().equals(training.config()))
        .findFirst();
  }
}
