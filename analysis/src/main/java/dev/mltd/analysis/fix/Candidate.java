package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.RunConfig;

/**
 * A fix that is tried on a group of runs.
 *
 * @param cause that it is to cure
 * @param fix its name
 * @param config of the group, with the fix
 * @param change that the fix makes
 * @param chance 0 to 1: how likely it is to be the one that helps
 * @param spendsBudget whether a higher cost is what the fix asks for
 */
public record Candidate(
    String cause,
    String fix,
    RunConfig config,
    Change change,
    double chance,
    boolean spendsBudget) {}
