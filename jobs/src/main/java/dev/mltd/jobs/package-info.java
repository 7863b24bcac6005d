/** The only mains: the command line and one job for each phase. */
package dev.mltd.jobs;
