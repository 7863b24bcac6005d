package dev.mltd.analysis.finding;

/**
 * A limit of a rule, which a team's thresholds file may override.
 *
 * @param name as written in a thresholds file, lower case with underscores
 * @param standard the value unless overridden
 * @param unit what the number counts
 * @param source where the number comes from
 */
public record Limit(String name, double standard, String unit, String source) {}
