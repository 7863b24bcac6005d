package dev.mltd.analysis.siblings;

import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.measure.MeasuredRun;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Collects the runs of one program into a {@link Yardstick}, in bounded memory and in any order: of
 * very many configs it keeps those whose groups have the smallest digests, which is the same random
 * sample whichever way the runs arrive.
 */
public final class YardstickBuilder implements Serializable {
  private static final long serialVersionUID = 1;

  /** Configs kept; a quartile of so many is known to 2 % of the ranks. */
  static final int MOST_CONFIGS = 512;

  /** Replicates kept of a config. */
  static final int MOST_REPLICATES = 5;

  private static final Comparator<Sibling> BY_DIGEST =
      Comparator.<Sibling>comparingLong(run -> digest(run.runId())).thenComparing(Sibling::runId);

  private final Program program;
  private final TreeMap<String, List<Sibling>> groups = new TreeMap<>();
  private long curves;

  public YardstickBuilder(Program program) {
    this.program = program;
  }

  /** Adds a run if it may be a yardstick at all. */
  public YardstickBuilder add(MeasuredRun run) {
    if (Sibling.mayBe(run)) {
      add(Sibling.of(run));
    }
    return this;
  }

  /** Adds everything that another builder of the same program collected. */
  public YardstickBuilder addAll(YardstickBuilder other) {
    other.groups.values().forEach(runs -> runs.forEach(this::add));
    return this;
  }

  private void add(Sibling run) {
    if (groups.size() >= MOST_CONFIGS
        && !groups.containsKey(run.group())
        && run.group().compareTo(groups.lastKey()) > 0) {
      return;
    }
    List<Sibling> replicates = groups.computeIfAbsent(run.group(), group -> new ArrayList<>());
    replicates.add(run);
    curves += run.curves().size();
    if (replicates.size() > MOST_REPLICATES) {
      replicates.sort(BY_DIGEST);
      curves -= replicates.remove(MOST_REPLICATES).curves().size();
    }
    if (groups.size() > MOST_CONFIGS) {
      groups.pollLastEntry().getValue().forEach(dropped -> curves -= dropped.curves().size());
    }
  }

  /** Curves kept, which nearly all of its memory is for. */
  public long curves() {
    return curves;
  }

  /** The yardstick of all runs added so far. */
  public Yardstick build() {
    List<List<Sibling>> configs = new ArrayList<>();
    for (List<Sibling> replicates : groups.values()) {
      configs.add(replicates.stream().sorted(BY_DIGEST).toList());
    }
    return Yardstick.of(program, configs);
  }

  private static long digest(String runId) {
    return MurmurHash3.hash128x64(runId.getBytes(StandardCharsets.UTF_8))[0];
  }
}
