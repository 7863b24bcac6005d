package dev.mltd.analysis.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
  private record Kept(double pValue, Optional<String> reason, LocalDate sweepDate) {
    boolean isSure() {
      return pValue < 0.05;
    }
  }

  private static final Kept UNSURE =
      new Kept(Double.NaN, Optional.empty(), LocalDate.of(2026, 1, 31));

  @Test
  void whatIsStoredComesBackAsItWas() throws JsonProcessingException {
    String text = RecordJson.STORED.writeValueAsString(UNSURE);
    assertThat(text).isEqualTo("{\"pValue\":\"NaN\",\"reason\":null,\"sweepDate\":\"2026-01-31\"}");
    assertThat(RecordJson.STORED.readValue(text, Kept.class)).isEqualTo(UNSURE);
  }

  @Test
  void whatIsPublishedHasNamesAsColumnsHaveAndNoNumberThatJsonLacks()
      throws JsonProcessingException {
    assertThat(RecordJson.PUBLISHED.writeValueAsString(UNSURE))
        .isEqualTo("{\"p_value\":null,\"reason\":null,\"sweep_date\":\"2026-01-31\"}");
  }

  @Test
  void aFieldOfANewerVersionIsNoError() throws JsonProcessingException {
    assertThat(RecordJson.STORED.readValue("{\"pValue\":0.01,\"new\":1}", Kept.class).isSure())
        .isTrue();
  }
}
