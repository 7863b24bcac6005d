/**
 * The formats that are read: a class each, which finds its runs in a folder and reads one, and
 * their list, {@link dev.mltd.analysis.imports.formats.RunFormats}. A new format is its class, a
 * line there, and a test with a small file that its tool wrote.
 */
package dev.mltd.analysis.imports.formats;
