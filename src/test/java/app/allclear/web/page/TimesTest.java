package app.allclear.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:20:30.5Z");
  private final Times times =
      new Times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneId.of("Europe/Berlin"));

  @Test
  void showsTimesInTheOperatorsZone() {
    Moment moment = times.of(Instant.parse("2026-11-22T05:00:00Z"));
    assertThat(moment.shortly()).isEqualTo("06:00");
    assertThat(moment.exact()).isEqualTo("Sun 22 Nov 2026, 06:00:00 CET");
    assertThat(moment.iso()).isEqualTo("2026-11-22T05:00:00Z");
    assertThat(moment.ago()).isEqualTo("5 h 20 min");
  }

  @Test
  void namesTheDateUnlessItIsTodays() {
    assertThat(times.of(Instant.parse("2026-11-21T22:30:00Z")).shortly()).isEqualTo("21 Nov 23:30");
    assertThat(times.of(Instant.parse("2025-05-03T10:00:00Z")).shortly())
        .isEqualTo("3 May 2025 12:00");
  }

  @ParameterizedTest
  @CsvSource({
    "-PT10S, just now",
    "PT59S, just now",
    "PT1M, 1 min",
    "PT59M59S, 59 min",
    "PT1H, 1 h",
    "PT23H59M, 23 h 59 min",
    "PT24H, 1 day",
    "PT75H, 3 days 3 h"
  })
  void saysHowLongAgoInWords(String passed, String words) {
    assertThat(Times.ago(Duration.parse(passed))).isEqualTo(words);
  }

  @Test
  void readsWhatADateFieldHoldsInTheOperatorsZone() {
    assertThat(times.read("2026-11-22T06:00")).isEqualTo(Instant.parse("2026-11-22T05:00:00Z"));
    assertThat(times.field(Instant.parse("2026-11-22T05:00:00Z"))).isEqualTo("2026-11-22T06:00");
    assertThat(times.read("yesterday")).isNull();
    assertThat(times.read(" ")).isNull();
  }
}
