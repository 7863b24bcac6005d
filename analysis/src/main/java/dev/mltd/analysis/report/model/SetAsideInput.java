package dev.mltd.analysis.report.model;

/**
 * Input that did not become (all of) a run.
 *
 * @param kind what happened to it
 * @param runId empty when it never got so far
 * @param reason for people
 */
public record SetAsideInput(String kind, String runId, String path, String reason) {}
