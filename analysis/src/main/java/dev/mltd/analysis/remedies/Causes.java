package dev.mltd.analysis.remedies;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.fix.Remedy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The catalogue of causes. */
public final class Causes {

  /** Every cause, sorted by name: those of the rows of the tables. */
  public static final List<Cause> ALL =
      Remedies.ALL.stream().map(Remedy::cause).sorted(Comparator.comparing(Cause::name)).toList();

  private Causes() {}

  /** The cause of that name. */
  public static Optional<Cause> named(String name) {
    return ALL.stream().filter(cause -> cause.name().equals(name)).findFirst();
  }
}
