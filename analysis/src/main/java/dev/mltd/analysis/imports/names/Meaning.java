package dev.mltd.analysis.imports.names;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.Split;
import java.io.Serializable;

/**
 * What one raw name means, before the other names of its run are looked at.
 *
 * @param metric the canonical metric; of a name not recognised, the raw name
 * @param layer the layer or class inside the name; empty without one
 * @param naming the raw name, the step that decided, the direction
 * @param qualifiedName of a name that is one of possibly several of its kind ({@code box_loss}),
 *     what it is called beside others; empty of a name that can mean the metric only
 */
public record Meaning(Metric metric, String layer, Naming naming, String qualifiedName)
    implements Serializable {

  static Meaning unknown(String rawName) {
    return new Meaning(
        new Metric(rawName, Split.UNSPECIFIED), "", new Naming(rawName, "", Direction.UNKNOWN), "");
  }

  boolean isQualified() {
    return !qualifiedName.isEmpty();
  }

  /** The same of a layer. */
  Meaning of(String otherLayer) {
    return new Meaning(metric, otherLayer, naming, qualifiedName);
  }

  /** The same as one of several of its kind. */
  Meaning asQualified() {
    return new Meaning(
        new Metric(qualifiedName, metric.split()),
        layer,
        new Naming(naming.rawName(), MetricNames.QUALIFIED, naming.direction()),
        qualifiedName);
  }

  /** The same where another series of the run has the canonical name. */
  Meaning asTaken() {
    return new Meaning(
        new Metric(naming.rawName(), Split.UNSPECIFIED),
        layer,
        new Naming(naming.rawName(), MetricNames.AMBIGUITY, Direction.UNKNOWN),
        "");
  }
}
