package app.allclear.mail;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double from the first to the longest, each up to a fifth longer or shorter, so that
 * many folders don't come back to a server at the same moment.
 */
final class GrowingWait {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private int attempts;

  GrowingWait(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  Duration next() {
    Duration wait = first.multipliedBy(1L << Math.min(attempts++, 16));
    return jittered(wait.compareTo(longest) < 0 ? wait : longest);
  }

  /** The longest wait at once: for what only a human can change. */
  Duration longest() {
    return jittered(longest);
  }

  void reset() {
    attempts = 0;
  }

  private Duration jittered(Duration wait) {
    long millis = (long) (wait.toMillis() * (0.8 + 0.4 * random.nextDouble()));
    return Duration.ofMillis(Math.min(millis, longest.toMillis()));
  }
}
