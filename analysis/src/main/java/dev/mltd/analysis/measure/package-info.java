/**
 * A history measured once: the shape of each curve, its levels and their errors, and the run that
 * they make up. Rules, yardsticks and plans look at these measures and never at the points again.
 */
package dev.mltd.analysis.measure;
