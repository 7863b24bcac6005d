/**
 * Points of one raw series as a file holds them, and the ordered series that they become: restarts,
 * repeats and thinning. It knows no tool and no name.
 */
package dev.mltd.analysis.imports.points;
