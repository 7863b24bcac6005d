package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.files.RunLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.collections4.ListUtils;

/** The runs of a store, of which several of one program are read together. */
final class StoredRuns {
  private record Stored(String run, String stamp) {}

  private final Map<String, List<Stored>> ended = new TreeMap<>();
  private final Map<String, List<Stored>> unfinished = new TreeMap<>();

  /**
   * Adds a run.
   *
   * @param stamp what differs when it has changed; empty of one that goes on
   */
  void add(String program, String run, Optional<String> stamp) {
    (stamp.isPresent() ? ended : unfinished)
        .computeIfAbsent(program, newProgram -> new ArrayList<>())
        .add(new Stored(run, stamp.orElse("")));
  }

  /** Their locations in a file, each with so many of them at most. */
  List<RunLocation> locations(String file, int together) {
    List<RunLocation> found = new ArrayList<>();
    ended.forEach(
        (program, runs) -> {
          for (List<Stored> part : ListUtils.partition(runs, together)) {
            found.add(
                location(file, program, part)
                    .withStamp(part.stream().map(Stored::stamp).collect(Collectors.joining("\n"))));
          }
        });
    unfinished.forEach(
        (program, runs) -> {
          for (List<Stored> part : ListUtils.partition(runs, together)) {
            found.add(location(file, program, part).unfinished());
          }
        });
    return found;
  }

  private static RunLocation location(String file, String program, List<Stored> runs) {
    return new RunLocation("", program, List.of(file))
        .withKeys(runs.stream().map(Stored::run).toList());
  }
}
