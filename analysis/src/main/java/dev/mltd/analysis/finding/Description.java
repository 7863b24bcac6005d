package dev.mltd.analysis.finding;

/**
 * What a catalogue entry says of a rule.
 *
 * @param sees what shows in the history, in a sentence
 * @param means what it says about the run, in a sentence
 * @param needs the metrics without which the rule does not judge
 * @param source paper, tool or measurement that the rule comes from
 */
public record Description(String sees, String means, String needs, String source) {}
