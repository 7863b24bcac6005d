/**
 * Which fix cures which cause: tables, one for each family of causes, so that cause and cure stand
 * together. A row is a cause with its fixes in the order in which they are tried, and how likely
 * the first is to be verified, or with the reason why no config cures it. Together the rows are the
 * catalogues of causes and of fixes. Nothing here measures or trains.
 */
package dev.mltd.analysis.remedies;
