package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final OnTheWire wire = new OnTheWire(4);
  private final Inbox inbox = new Inbox(wire);

  @Test
  void theFirstLookIsAtOnceForWhatWasStoredBefore() {
    assertTimeoutPreemptively(SOON, () -> inbox.await(LONG, 0));
  }

  @Test
  void laterOnesWaitForNews() {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          inbox.await(LONG, 0);
          long begun = System.nanoTime();
          inbox.await(Duration.ofMillis(30), 0);
          assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(30_000_000);
          inbox.news();
          inbox.await(LONG, 0);
        });
  }

  @Test
  void aSlowServerGetsNoMoreThanOneAConnection() {
    for (int i = 0; i < 100; i++) wire.took(Duration.ofSeconds(2).toNanos());
    assertThat(wire.window()).isEqualTo(4);
  }

  @Test
  void slowTurnsStoreMoreAheadButNeverMoreThanOneBatch() {
    for (int i = 0; i < 100; i++) wire.took(Duration.ofMillis(10).toNanos());
    int before = wire.window();
    for (int i = 0; i < 100; i++) wire.turned(Duration.ofMillis(40).toNanos());
    assertThat(wire.window()).isGreaterThan(before);
    for (int i = 0; i < 100; i++) wire.turned(Duration.ofSeconds(10).toNanos());
    assertThat(wire.window()).isEqualTo(4 * 16);
  }
}
