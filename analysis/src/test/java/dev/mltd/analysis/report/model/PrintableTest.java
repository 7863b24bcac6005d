package dev.mltd.analysis.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void lettersOfAnyLanguageStayAsTheyAre() {
    assertThat(Printable.of("lr=0.1 'é' \u4f60\u597d \ud83d\ude00"))
        .isEqualTo("lr=0.1 'é' \u4f60\u597d \ud83d\ude00");
  }

  @Test
  void whatWouldMoveTheCursorOrTurnTheTextIsWrittenOut() {
    assertThat(Printable.of("a\u001b[2Jb\nc\u202ed")).isEqualTo("a\\u001b[2Jb\\u000ac\\u202ed");
  }
}
