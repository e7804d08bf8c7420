package app.allclear.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");
  private final LoginThrottle throttle = new LoginThrottle();

  @Test
  void forgivesAFewTypingErrors() {
    fail("10.0.0.1", 4, START);
    assertThat(throttle.wait("10.0.0.1", START)).isZero();
  }

  @Test
  void makesGuessersWaitLongerEachTime() {
    fail("10.0.0.1", 5, START);
    assertThat(throttle.wait("10.0.0.1", START)).isEqualTo(Duration.ofSeconds(1));
    fail("10.0.0.1", 3, START);
    assertThat(throttle.wait("10.0.0.1", START)).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void neverMakesAnybodyWaitLongerThanAMinute() {
    fail("10.0.0.1", 500, START);
    assertThat(throttle.wait("10.0.0.1", START)).isEqualTo(Duration.ofSeconds(60));
    assertThat(throttle.wait("10.0.0.1", START.plusSeconds(60))).isZero();
  }

  @Test
  void leavesOtherAddressesAlone() {
    fail("10.0.0.1", 9, START);
    assertThat(throttle.wait("10.0.0.2", START)).isZero();
  }

  @Test
  void startsAnewAfterTheRightPasswordAndAfterAWhile() {
    fail("10.0.0.1", 6, START);
    throttle.succeeded("10.0.0.1");
    fail("10.0.0.1", 1, START);
    assertThat(throttle.wait("10.0.0.1", START)).isZero();

    fail("10.0.0.2", 6, START);
    Instant later = START.plus(Duration.ofHours(1));
    fail("10.0.0.2", 1, later);
    assertThat(throttle.wait("10.0.0.2", later)).isZero();
  }

  private void fail(String address, int times, Instant at) {
    for (int i = 0; i < times; i++) throttle.failed(address, at);
  }
}
