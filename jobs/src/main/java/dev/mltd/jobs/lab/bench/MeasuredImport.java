package dev.mltd.jobs.lab.bench;

/**
 * What was measured on an import.
 *
 * @param shape of what is imported
 * @param bytes of the files that hold it
 * @param scan Spark reading every point and dropping it
 * @param whole from these files to a published archive
 * @param fixed the same for few of the runs
 */
record MeasuredImport(Shape shape, long bytes, Timing scan, Timing whole, Timing fixed) {}
