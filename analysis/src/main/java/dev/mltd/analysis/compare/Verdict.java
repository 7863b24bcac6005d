package dev.mltd.analysis.compare;

/** What a confirmation says of a fix. */
public enum Verdict {
  /** Better beyond doubt, by enough to matter, at no price. */
  VERIFIED,
  /** Worse beyond doubt. */
  WORSE,
  /** Whatever it does, it is too little to matter. */
  NO_EFFECT,
  /** Better by enough to matter on these seeds, which are too few to be sure. */
  IMPROVED_UNCONFIRMED,
  /** None of the others. */
  INCONCLUSIVE,
  /** Nothing can be said; the reason says why. */
  NOT_JUDGED
}
