package dev.mltd.analysis.finding;

import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something without which a rule does not judge: how it is found, and what is lacking where it is
 * not. A rule keeps it as a constant, declares it and judges by what is found.
 *
 * @param <T> what the rule judges by
 */
public final class Need<T> {
  private final BiFunction<MeasuredRun, Siblings, Optional<T>> find;
  private final BiFunction<MeasuredRun, Siblings, Lack> otherwise;

  private Need(
      BiFunction<MeasuredRun, Siblings, Optional<T>> find,
      BiFunction<MeasuredRun, Siblings, Lack> otherwise) {
    this.find = find;
    this.otherwise = otherwise;
  }

  /** Something about a run beside its siblings. */
  public static <T> Need<T> besideSiblings(
      BiFunction<MeasuredRun, Siblings, Optional<T>> find,
      BiFunction<MeasuredRun, Siblings, Lack> otherwise) {
    return new Need<>(find, otherwise);
  }

  /** Something about the run itself. */
  public static <T> Need<T> ofRun(Function<MeasuredRun, Optional<T>> find, Lack otherwise) {
    return besideSiblings((run, siblings) -> find.apply(run), (run, siblings) -> otherwise);
  }

  /** Something more about what is needed here; where that is lacking, so is this. */
  public <U> Need<U> then(Function<T, Optional<U>> step, Function<T, Lack> without) {
    return besideSiblings(
        (run, siblings) -> find(run, siblings).flatMap(step),
        (run, siblings) ->
            find(run, siblings).map(without).orElseGet(() -> otherwise.apply(run, siblings)));
  }

  /** The same if something holds of it. */
  public Need<T> where(Predicate<T> holds, Function<T, Lack> without) {
    return then(found -> Optional.of(found).filter(holds), without);
  }

  /** What is needed; empty when it is lacking. */
  public Optional<T> find(MeasuredRun run, Siblings siblings) {
    return find.apply(run, siblings);
  }

  /** What is needed, of a run that does not lack it. */
  public T of(MeasuredRun run, Siblings siblings) {
    return find(run, siblings).orElseThrow();
  }

  /** What is lacking; empty when nothing is. */
  public Optional<Lack> lack(MeasuredRun run, Siblings siblings) {
    return find(run, siblings).isPresent()
        ? Optional.empty()
        : Optional.of(otherwise.apply(run, siblings));
  }
}
