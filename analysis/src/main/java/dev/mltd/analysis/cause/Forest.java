package dev.mltd.analysis.cause;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decision trees that were grown on runs whose cause is known.
 *
 * @param version of the features that they ask for, see {@link Features#version}
 * @param programs whose runs they were grown on
 * @param examples runs that they were grown on
 * @param missing what a tree does without a number, in words
 * @param trees their roots
 */
public record Forest(
    String version, List<String> programs, long examples, String missing, List<Node> trees) {

  /**
   * Said in the file: {@link Features#MISSING} is smaller than whatever a node compares it with.
   */
  public static final String MISSING = "what was not recorded counts as at most anything";

  /**
   * A question, or the answer at the end of all questions.
   *
   * @param at name of a feature; null of an answer
   * @param most the largest number for which {@code then} holds
   * @param then what follows at or below it, and where the number is missing
   * @param otherwise what follows above it
   * @param causes shares of the examples that came here, by cause; null of a question
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Node(
      String at, Double most, Node then, Node otherwise, Map<String, Double> causes) {

    /** A question. */
    public static Node question(String at, double most, Node then, Node otherwise) {
      return new Node(at, most, then, otherwise, null);
    }

    /** An answer. */
    public static Node answer(Map<String, Double> causes) {
      return new Node(null, null, null, null, new TreeMap<>(causes));
    }
  }

  /**
   * Mean share of each cause among the examples that look like a run.
   *
   * @param numbers features by name
   */
  public Map<String, Double> shares(Map<String, Double> numbers) {
    Map<String, Double> shares = new TreeMap<>();
    for (Node tree : trees) {
      Node node = tree;
      while (node.at() != null) {
        double number = numbers.getOrDefault(node.at(), Features.MISSING);
        node = number <= node.most() ? node.then() : node.otherwise();
      }
      node.causes()
          .forEach((cause, share) -> shares.merge(cause, share / trees.size(), Double::sum));
    }
    return shares;
  }
}
