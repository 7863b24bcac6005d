/**
 * Why a run is failing: what a {@link dev.mltd.analysis.cause.Cause} is, the case it is given (a
 * run's findings beside the configs that work), how evidence for and against it is weighed, and how
 * causes are ranked. It knows findings, but no cause by name.
 */
package dev.mltd.analysis.cause;
