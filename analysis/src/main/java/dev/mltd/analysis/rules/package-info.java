/**
 * The rules, a class each, and their list {@link dev.mltd.analysis.rules.Rules}. A rule sees one
 * symptom in a run that was measured once, beside its siblings; its limits stand in it with unit
 * and source, and a team's file may set others. A rule never advises.
 */
package dev.mltd.analysis.rules;
