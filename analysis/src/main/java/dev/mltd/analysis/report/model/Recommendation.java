package dev.mltd.analysis.report.model;

/**
 * Something to do before the next sweep.
 *
 * @param what in a few words
 * @param why in a sentence
 */
public record Recommendation(String what, String why) {}
