package app.allclear.notice;

import java.time.Duration;

/** How long to wait before the next attempt: from 30 seconds, doubling, to an hour. */
final class GrowingWaits {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(1);

  private GrowingWaits() {}

  /**
   * @param attempt 1 for the first that failed
   */
  static Duration after(int attempt) {
    Duration wait = FIRST.multipliedBy(1L << Math.clamp(attempt - 1, 0, 10));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
