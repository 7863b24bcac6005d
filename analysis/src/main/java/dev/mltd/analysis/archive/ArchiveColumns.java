package dev.mltd.analysis.archive;

/**
 * The columns of the canonical archive, in which a run is a row. Any tool that reads Parquet reads
 * the archive; these names are its contract.
 */
public final class ArchiveColumns {
  public static final String RUN_ID = "run_id";
  public static final String EXPERIMENT = "experiment";
  public static final String NAME = "name";
  public static final String OWNER = "owner";

  /** What is trained, hyper-parameters apart: its runs are siblings. */
  public static final String PROGRAM = "program";

  /** Digest of program and config without seed-like keys: replicates share it. */
  public static final String GROUP = "group";

  public static final String SEED = "seed";
  public static final String PARENT = "parent";
  public static final String TRAINING_ID = "training_id";
  public static final String ARM = "arm";
  public static final String STATUS = "status";
  public static final String STARTED_AT = "started_at";
  public static final String FINISHED_AT = "finished_at";
  public static final String DEVICE_HOURS = "device_hours";

  /** Hyper-parameters, {@code map<string,string>}. */
  public static final String CONFIG = "config";

  /** Single values that are not points of a curve, {@code map<string,double>}. */
  public static final String SUMMARY = "summary";

  /** What the tool noted beside them, {@code map<string,string>}: replicates may differ in it. */
  public static final String TAGS = "tags";

  /** {@code struct<tool,path,fingerprint>}. */
  public static final String SOURCE = "source";

  /** The training data, {@code struct<path,fingerprint>}; null when the run names none. */
  public static final String DATA = "data";

  public static final String TRUNCATED = "truncated";
  public static final String THINNED = "thinned";
  public static final String POINTS_READ = "points_read";
  public static final String POINTS_KEPT = "points_kept";

  /** Points dropped because an equal one stands at the same step. */
  public static final String REPEATS = "repeats";

  /** Points overwritten by a later, unequal one at the same step. */
  public static final String REPLACED = "replaced";

  public static final String POINTS_THINNED = "points_thinned";
  public static final String RESTARTS = "restarts";
  public static final String IMPORTED_AT = "imported_at";

  /** The curves: an array of structs with the columns below. */
  public static final String SERIES = "series";

  public static final String METRIC = "metric";
  public static final String SPLIT = "split";
  public static final String LAYER = "layer";
  public static final String RAW_NAME = "raw_name";
  public static final String MAPPED_BY = "mapped_by";
  public static final String DIRECTION = "direction";
  public static final String STEP_UNIT = "step_unit";
  public static final String STEPS = "steps";
  public static final String VALUES = "values";
  public static final String SECONDS = "seconds";

  private ArchiveColumns() {}
}
