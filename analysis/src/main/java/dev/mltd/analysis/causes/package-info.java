/**
 * The causes, a class each: what speaks for it and against it, and with which weight. They stand in
 * one list beside their cures, in {@code remedies}. A cause never advises.
 */
package dev.mltd.analysis.causes;
