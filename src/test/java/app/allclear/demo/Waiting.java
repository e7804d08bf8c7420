package app.allclear.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waiting on a condition with a deadline. */
final class Waiting {
  private static final long STEP_MILLIS = 50;

  private Waiting() {}

  /**
   * Returns once the condition holds; an exception that says what was waited for where it never
   * does.
   */
  static void until(String what, Duration patience, BooleanSupplier condition) {
    if (!holdsWithin(patience, condition))
      throw new CannotRun("Waited %d s in vain for %s.".formatted(patience.toSeconds(), what));
  }

  /** Whether the condition came to hold in that time. */
  static boolean holdsWithin(Duration patience, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(patience);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) return false;
      pause(Duration.ofMillis(STEP_MILLIS));
    }
    return true;
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
