/**
 * What is seen in a run: what a {@link dev.mltd.analysis.finding.Rule} is and needs, what it
 * answers (found, clear, or not judged with what it lacked), how severe it is, and what becomes of
 * a run by all its findings. It knows runs as they were measured and their siblings, but no rule by
 * name.
 */
package dev.mltd.analysis.finding;
