package dev.mltd.analysis.archive;

import java.util.ArrayList;
import java.util.List;

/** All texts that a pattern of letters, groups, choices and question marks matches. */
final class Forms {
  private final String pattern;
  private int at;

  private Forms(String pattern) {
    this.pattern = pattern;
  }

  static List<String> of(String pattern) {
    Forms forms = new Forms(pattern);
    List<String> all = forms.choices();
    if (forms.at < pattern.length()) {
      throw new IllegalArgumentException(pattern + " at " + forms.at);
    }
    return all;
  }

  private List<String> choices() {
    List<String> all = new ArrayList<>(sequence());
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      all.addAll(sequence());
    }
    return all;
  }

  private List<String> sequence() {
    List<String> all = List.of("");
    while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
      List<String> next = optional(one());
      all = all.stream().flatMap(head -> next.stream().map(head::concat)).toList();
    }
    return all;
  }

  private List<String> one() {
    char first = pattern.charAt(at++);
    if (first == '(') {
      List<String> all = choices();
      at++;
      return all;
    }
    if (first == '[') {
      int end = pattern.indexOf(']', at);
      List<String> all = List.of(pattern.substring(at, end).split(""));
      at = end + 1;
      return all;
    }
    return List.of(String.valueOf(first));
  }

  private List<String> optional(List<String> forms) {
    if (at == pattern.length() || pattern.charAt(at) != '?') {
      return forms;
    }
    at++;
    List<String> all = new ArrayList<>(forms);
    all.add("");
    return all;
  }
}
