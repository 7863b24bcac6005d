package dev.mltd.analysis.study;

/**
 * A run of a study.
 *
 * @param experiment the study's name
 * @param run as the study sees it
 */
public record StudyMember(String experiment, StudiedRun run) {}
