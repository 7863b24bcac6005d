package dev.mltd.analysis.report.model;

import java.util.List;

/**
 * Failing runs that were not retrained.
 *
 * @param runIds of one config
 * @param cause the likeliest
 * @param reason why not, for people
 */
public record NotRetrained(String program, List<String> runIds, String cause, String reason) {}
