package dev.mltd.analysis.remedies;

import dev.mltd.analysis.fix.Fix;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The catalogue of fixes. */
public final class Fixes {

  /** Every fix, sorted by name: those of the rows of the tables. */
  public static final List<Fix> ALL =
      Remedies.ALL.stream()
          .flatMap(remedy -> remedy.fixes().stream())
          .distinct()
          .sorted(Comparator.comparing(Fix::name))
          .toList();

  private Fixes() {}

  /** The fix of that name. */
  public static Optional<Fix> named(String name) {
    return ALL.stream().filter(fix -> fix.name().equals(name)).findFirst();
  }
}
