/**
 * Whether a fix helps: the candidate that is confirmed, the comparison over seeds, and the gate
 * that gives a verdict, all fixes of a sweep together. It knows what was planned and delivered as
 * numbers, and nothing of how it was trained.
 */
package dev.mltd.analysis.compare;
