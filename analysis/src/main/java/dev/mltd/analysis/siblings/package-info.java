/**
 * A run measured once, and the yardstick it is laid at: what the good runs of the same program look
 * like. It knows histories and statistics, and nothing of rules.
 */
package dev.mltd.analysis.siblings;
