package dev.mltd.analysis.archive;

import java.io.Serializable;

/**
 * What is trained: a model on its data, hyper-parameters apart. Runs of one program are siblings
 * and may be compared.
 *
 * @param name as the archive states it
 */
public record Program(String name) implements Serializable {
  @Override
  public String toString() {
    return name;
  }
}
