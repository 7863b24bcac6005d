package dev.mltd.jobs.lab.bench;

/** What becomes of a made-up run. */
enum Fate {
  TRAINS_WELL,
  CRAWLS,
  OVERFITS,
  SPIKES,
  /** The loss climbs again. */
  DIVERGES,
  /** Becomes NaN on the way. */
  BLOWS_UP;

  /**
   * The fate of a config, as a learning rate and a dropout would have it.
   *
   * @param luck 0 to 1
   */
  static Fate of(double learningRate, double dropout, double luck) {
    if (learningRate > 1e-2) {
      return luck < 0.5 ? DIVERGES : BLOWS_UP;
    }
    if (learningRate < 5e-5) {
      return CRAWLS;
    }
    if (learningRate > 2e-3 && luck < 0.3) {
      return SPIKES;
    }
    return dropout == 0 && luck > 0.4 ? OVERFITS : TRAINS_WELL;
  }
}
