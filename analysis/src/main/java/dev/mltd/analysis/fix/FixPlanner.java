package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.causes.ClassesImbalanced;
import dev.mltd.analysis.measure.PrimaryMetric;
import dev.mltd.analysis.stats.Rounded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides which groups of runs are retrained, with which candidates, on which seeds, within a
 * budget. The same runs, programs and budget give the same decisions.
 */
public final class FixPlanner {
  private final Map<String, Remedy> remedies;
  private final Map<String, String> answers;

  /**
   * @param remedies what can be done, one for each cause
   * @param answers of earlier sweeps, for people, by {@link FixPlan#questionId}; nothing is asked
   *     twice, so that what is still open gets the budget
   */
  public FixPlanner(List<Remedy> remedies, Map<String, String> answers) {
    this.remedies =
        remedies.stream()
            .collect(Collectors.toMap(remedy -> remedy.cause().name(), Function.identity()));
    this.answers = Map.copyOf(answers);
  }

  /**
   * Plans a sweep. Where the budget is short, it goes to the groups whose repair is worth most:
   * severity times device hours at stake times chance of success.
   *
   * @param runs diagnosed; the healthy ones too, since seeds that they used are not fresh
   * @param programs that can be trained again
   * @param budget of the sweep
   * @return one for each group that has a run which is not healthy, sorted by group
   */
  public List<Decision> plan(
      List<DiagnosedRun> runs, List<TrainableProgram> programs, Budget budget) {
    Map<Program, TrainableProgram> trainable =
        programs.stream().collect(Collectors.toMap(TrainableProgram::program, Function.identity()));
    Map<String, Decision> decisions = new TreeMap<>();
    List<Proposal> proposals = new ArrayList<>();
    for (IllGroup group : groups(runs)) {
      propose(
              group,
              Optional.ofNullable(trainable.get(group.program())),
              reason -> {
                decisions.put(group.id(), decline(group, reason));
                return Optional.empty();
              })
          .ifPresent(proposals::add);
    }
    Funding funding = Funding.best(proposals, budget);
    Set<String> funded =
        funding.funded().stream()
            .map(proposal -> proposal.group().id())
            .collect(Collectors.toSet());
    for (Proposal proposal : proposals) {
      decisions.put(
          proposal.group().id(),
          funded.contains(proposal.group().id())
              ? accept(proposal, funding.seeds())
              : decline(proposal.group(), tooDear(proposal.cost(funding.seeds()))));
    }
    return List.copyOf(decisions.values());
  }

  private static List<IllGroup> groups(List<DiagnosedRun> runs) {
    return runs.stream()
        .collect(Collectors.groupingBy(DiagnosedRun::group, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(IllGroup::of)
        .filter(group -> !group.ill().isEmpty())
        .toList();
  }

  /** What could be done for a group; nothing, with the reason why it is declined. */
  private Optional<Proposal> propose(
      IllGroup group,
      Optional<TrainableProgram> trainable,
      Function<String, Optional<Proposal>> decline) {
    if (group.isNotJudged()) {
      return decline.apply("too little was recorded to judge it");
    }
    if (trainable.isEmpty()) {
      return decline.apply("nobody has said how its program is trained: see the programs file");
    }
    TrainableProgram program = trainable.get();
    Optional<DataReference> data = group.first().knownData().or(program::data);
    if (data.filter(known -> !known.fingerprint().isEmpty()).isEmpty()) {
      return decline.apply("the fingerprint of its training data is unknown");
    }
    Candidates candidates =
        Candidates.of(
            group.first().config().withoutSeeds(),
            group.first().profile(),
            group.strengths(),
            remedies,
            program.refusal());
    if (candidates.chosen().isEmpty()) {
      return decline.apply(
          candidates.passedOver().isEmpty()
              ? "no known cause is likely enough to act upon"
              : String.join("; ", candidates.passedOver()));
    }
    Optional<PrimaryMetric> metric =
        metric(program, candidates.chosen().get(0).cause())
            .filter(known -> known.direction() != Direction.UNKNOWN);
    if (metric.isEmpty()) {
      return decline.apply("it is unknown which metric counts, or which way it is better");
    }
    Candidates judgeable = candidates.judgeableBy(metric.get());
    if (judgeable.chosen().isEmpty()) {
      return decline.apply(
          "its fixes change what %s means: state another metric".formatted(metric.get()));
    }
    Proposal proposal = new Proposal(group, program, data.orElseThrow(), metric.get(), judgeable);
    String answer = answers.get(proposal.plan(0).questionId());
    if (answer != null) {
      return decline.apply(answer);
    }
    return Optional.of(proposal);
  }

  /** As stated, else by convention, which is balanced accuracy where classes are the problem. */
  private static Optional<PrimaryMetric> metric(TrainableProgram program, String cause) {
    if (program.stated().isPresent() || !cause.equals(ClassesImbalanced.class.getSimpleName())) {
      return program.stated().or(program::conventional);
    }
    Split split =
        program.conventional().map(known -> known.metric().split()).orElse(Split.VALIDATION);
    return Optional.of(
        new PrimaryMetric(
            MetricKind.BALANCED_ACCURACY.on(split), MetricKind.BALANCED_ACCURACY.direction()));
  }

  private static Decision accept(Proposal proposal, int seeds) {
    String changes =
        proposal.candidates().chosen().stream()
            .map(candidate -> "for %s, %s".formatted(candidate.cause(), candidate.change()))
            .collect(Collectors.joining("; "));
    boolean hoursKnown =
        proposal.group().replicates().stream().anyMatch(run -> run.deviceHours().isPresent());
    return decision(
        proposal.group(),
        Optional.of(proposal.plan(seeds)),
        changes + (hoursKnown ? "" : "; device hours are unknown, a training counts as one"));
  }

  private static Decision decline(IllGroup group, String reason) {
    return decision(group, Optional.empty(), reason);
  }

  private static Decision decision(IllGroup group, Optional<FixPlan> plan, String reason) {
    return new Decision(group.id(), group.program(), group.runIds(), plan, reason);
  }

  private static String tooDear(Cost cost) {
    return "the budget has no room for up to %d trainings and %s device hours"
        .formatted(cost.trainings(), Rounded.toThreeDigits(cost.deviceHours()));
  }

  /** The proposals that a budget pays, each with so many seeds to confirm on. */
  private record Funding(int seeds, List<Proposal> funded) {

    /**
     * More plans need more seeds each. So each number of seeds is tried with as many plans as it is
     * enough for, until the budget or the proposals are the limit.
     */
    static Funding best(List<Proposal> proposals, Budget budget) {
      List<Proposal> byWorth =
          proposals.stream()
              .sorted(Comparator.comparingDouble(Proposal::worth).reversed())
              .toList();
      int seeds = FixPlan.seedsFor(1);
      Funding best = of(byWorth, budget, seeds);
      Funding next = best;
      while (next.funded.size() < byWorth.size()
          && next.funded.size() == FixPlan.mostConfirmations(seeds)) {
        seeds++;
        next = of(byWorth, budget, seeds);
        best = next.worth() > best.worth() ? next : best;
      }
      return best;
    }

    private static Funding of(List<Proposal> byWorth, Budget budget, int seeds) {
      List<Proposal> funded = new ArrayList<>();
      Cost spent = Cost.NOTHING;
      Map<Program, Cost> spentOn = new HashMap<>();
      for (Proposal proposal : byWorth) {
        Cost cost = proposal.cost(seeds);
        Program program = proposal.group().program();
        Cost onProgram = spentOn.getOrDefault(program, Cost.NOTHING).plus(cost);
        if (funded.size() < FixPlan.mostConfirmations(seeds)
            && budget.covers(spent.plus(cost))
            && proposal.program().budget().covers(onProgram)) {
          funded.add(proposal);
          spent = spent.plus(cost);
          spentOn.put(program, onProgram);
        }
      }
      return new Funding(seeds, funded);
    }

    double worth() {
      return funded.stream().mapToDouble(Proposal::worth).sum();
    }
  }
}
