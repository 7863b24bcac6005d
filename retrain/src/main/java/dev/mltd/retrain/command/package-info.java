/**
 * Any program as a trainer: a command that gets a config, a seed and a folder, and leaves a history
 * in a format that is imported. What it says beside is read, what it does not say is measured.
 */
package dev.mltd.retrain.command;
