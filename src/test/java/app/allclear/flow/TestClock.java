package app.allclear.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves when the test says so. */
final class TestClock extends Clock {
  private volatile Runnable watcher = () -> {};
  private volatile Instant now = Instant.parse("2026-11-03T07:00:00Z");

  void forward(Duration by) {
    now = now.plus(by);
  }

  /** Called each time somebody asks what time it is. */
  void watch(Runnable watcher) {
    this.watcher = watcher;
  }

  @Override
  public Instant instant() {
    watcher.run();
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("This clock is UTC's.");
  }
}
