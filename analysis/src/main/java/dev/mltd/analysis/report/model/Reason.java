package dev.mltd.analysis.report.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.mltd.analysis.finding.Lack;

/**
 * Why a rule did not judge.
 *
 * @param lack what it lacked
 * @param runs that it holds for
 */
@JsonPropertyOrder({"reason", "runs"})
public record Reason(@JsonIgnore Lack lack, long runs) {

  /** The same for people. */
  @JsonProperty
  public String reason() {
    return lack.sentence();
  }
}
