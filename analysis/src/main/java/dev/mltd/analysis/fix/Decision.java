package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.Program;
import java.util.List;
import java.util.Optional;

/**
 * Whether a group of runs is retrained, and why.
 *
 * @param group of the runs
 * @param program what they trained
 * @param runIds of the ill runs in it
 * @param plan empty when they are not to be retrained
 * @param reason for people; never empty
 */
public record Decision(
    String group, Program program, List<String> runIds, Optional<FixPlan> plan, String reason) {}
