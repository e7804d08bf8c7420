package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOW = Instant.parse("2026-11-03T07:00:00Z");

  @Test
  void allowsWhatThereIsRoomForWhereNothingIsConfigured() {
    assertThat(new Pace(0, 0).allow(32, 0, NOW)).isEqualTo(new Pace.Allowance(32, 32));
  }

  @Test
  void keepsToTheRateHoweverLongItRested() {
    Pace pace = new Pace(60, 0);
    assertThat(pace.allow(32, 0, NOW).urgent()).isEqualTo(1);
    pace.took(1, NOW);
    assertThat(pace.allow(32, 0, NOW.plusMillis(900)).urgent()).isZero();
    assertThat(pace.allow(32, 0, NOW.plusMillis(1_001)).urgent()).isEqualTo(1);
    assertThat(pace.allow(32, 0, NOW.plusSeconds(3_600)).urgent()).isEqualTo(1);
  }

  @Test
  void letsNoMoreThanTheRateLeaveInAMinute() {
    Pace pace = new Pace(300, 0);
    int left = 0;
    for (int tick = 0; tick < 60 * 50; tick++) {
      Instant now = NOW.plusMillis(tick * 20L);
      int most = pace.allow(8, 0, now).urgent();
      pace.took(most, now);
      left += most;
    }
    assertThat(left).isBetween(295, 305);
  }

  @Test
  void keepsAQuarterOfTheBudgetForAllClears() {
    Pace pace = new Pace(0, 500);
    assertThat(pace.allow(32, 0, NOW)).isEqualTo(new Pace.Allowance(32, 32));
    assertThat(pace.allow(32, 370, NOW)).isEqualTo(new Pace.Allowance(32, 5));
    assertThat(pace.allow(32, 375, NOW)).isEqualTo(new Pace.Allowance(32, 0));
    assertThat(pace.allow(32, 498, NOW)).isEqualTo(new Pace.Allowance(2, 0));
    assertThat(pace.allow(32, 501, NOW).none()).isTrue();
  }

  @Test
  void saysHowLongAWaveTakes() {
    assertThat(new Pace(0, 0).timeFor(1_000, 0, false)).isZero();
    assertThat(new Pace(60, 0).timeFor(120, 0, false)).isEqualTo(Duration.ofMinutes(2));
    assertThat(new Pace(0, 400).timeFor(300, 0, false)).isZero();
    assertThat(new Pace(0, 400).timeFor(301, 0, false)).isEqualTo(Duration.ofDays(1));
    assertThat(new Pace(60, 400).timeFor(900, 0, false))
        .isEqualTo(Duration.ofDays(2).plus(Duration.ofMinutes(5)));
    assertThat(new Pace(60, 400).timeFor(0, 999, false)).isZero();
    assertThat(new Pace(0, 400).timeFor(400, 0, true)).as("all-clears").isZero();
    assertThat(new Pace(0, 400).timeFor(400, 1, true)).isEqualTo(Duration.ofDays(1));
  }
}
