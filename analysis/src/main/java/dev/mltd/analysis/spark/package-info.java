/**
 * Datasets in, datasets out: what the plain packages decide, carried over many runs by Spark. The
 * only package of this module that knows Spark; nothing is decided in it.
 */
package dev.mltd.analysis.spark;
