package dev.mltd.jobs.options;

import dev.mltd.retrain.dl4j.training.NetworkDataSource;

/** A command line that brings data along, for programs that say {@code data: bundled}. */
public interface BundledData {
  /** The data. */
  NetworkDataSource bundledData();
}
