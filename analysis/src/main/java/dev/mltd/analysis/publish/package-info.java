/**
 * How a result appears whole or not at all, on any file system: attempts, the {@code _current.json}
 * that names one, folders written once, and what is removed later. It knows folders, and nothing of
 * what is in them.
 */
package dev.mltd.analysis.publish;
