package dev.mltd.analysis.report.model;

/**
 * Why a rule did not judge.
 *
 * @param reason for people
 * @param runs that it holds for
 */
public record Reason(String reason, long runs) {}
