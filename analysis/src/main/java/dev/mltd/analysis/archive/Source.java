package dev.mltd.analysis.archive;

/**
 * Where a run was read from.
 *
 * @param tool the format it was read as, for instance {@code points}
 * @param path file or folder
 * @param fingerprint digest of everything that was read for the run: equal means nothing to import
 */
public record Source(String tool, String path, String fingerprint) {}
