/**
 * What tools call metrics and hyper-parameters, and what we call them: the table of known names, a
 * team's own names, and what a format says about its names. Of points only the range is looked at.
 */
package dev.mltd.analysis.imports.names;
