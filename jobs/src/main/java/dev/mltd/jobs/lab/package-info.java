/**
 * What measures this software: a fault lab whose truth is known, score cards and benchmarks, behind
 * the one command {@code mltd lab}. It may know everything; nothing but the command line and the
 * demo, whose archive the lab trained, knows it.
 */
package dev.mltd.jobs.lab;
