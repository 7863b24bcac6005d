package dev.mltd.analysis.judge;

import dev.mltd.analysis.cause.WorkingRuns;
import dev.mltd.analysis.finding.Health;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the ill runs of a program are compared with, put in order once per JVM that asks. */
public final class ProgramRuns implements Serializable {
  private static final long serialVersionUID = 1;

  private final ArrayList<WorkingRuns.Run> working = new ArrayList<>();
  private final ArrayList<WorkingRuns.Run> others = new ArrayList<>();
  private final HashSet<String> data = new HashSet<>();
  private transient WorkingRuns ordered;

  private ProgramRuns() {}

  /** Those of each program, by its name. */
  public static Map<String, ProgramRuns> byProgram(List<TriedConfig> tried) {
    Map<String, TreeMap<String, List<TriedConfig>>> groups =
        tried.stream()
            .filter(TriedConfig::judged)
            .sorted(Comparator.comparing(TriedConfig::runId))
            .collect(
                Collectors.groupingBy(
                    TriedConfig::program,
                    Collectors.groupingBy(TriedConfig::group, TreeMap::new, Collectors.toList())));
    Map<String, ProgramRuns> programs = new HashMap<>();
    groups.forEach(
        (name, configs) -> {
          ProgramRuns program = new ProgramRuns();
          configs.values().forEach(program::add);
          programs.put(name, program);
        });
    return programs;
  }

  /** A config works when most of its replicates that were judged do: one may have been lucky. */
  private void add(List<TriedConfig> replicates) {
    List<TriedConfig> complete = replicates.stream().filter(TriedConfig::complete).toList();
    List<TriedConfig> well =
        complete.stream().filter(run -> run.health() == Health.HEALTHY).toList();
    if (2 * well.size() > replicates.size()) {
      well.forEach(run -> working.add(run.beside()));
      well.forEach(run -> data.add(run.data()));
      data.remove("");
    } else {
      complete.forEach(run -> others.add(run.beside()));
    }
  }

  /** The runs that work, beside the others that ended. */
  public synchronized WorkingRuns working() {
    if (ordered == null) {
      ordered = WorkingRuns.of(working, others, data);
    }
    return ordered;
  }
}
