package dev.mltd.analysis.judge;

import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import java.util.List;

/**
 * All rules' answers about one run, as they are published.
 *
 * @param findings one per rule that was not clear, in the order of the rules
 * @param run what they say together
 */
public record RunAnswers(List<RunFinding> findings, JudgedRun run) {}
