package dev.mltd.analysis.imports.files;

/**
 * A file as its file system lists it.
 *
 * @param path full, without a scheme where it is local
 * @param size bytes
 * @param modified milliseconds since 1970
 */
record ListedFile(String path, long size, long modified) {}
