package app.allclear.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** The hour of the outage day: so many minutes in a second, or as fast as the acts let it. */
final class DayClock {
  private static final double MILLIS_A_MINUTE = 1000.0;

  private final Options options;
  private final Console console;
  private @Nullable LocalTime begun;
  private Instant begunAt = Instant.EPOCH;
  private boolean paused;

  DayClock(Options options, Console console) {
    this.options = options;
    this.console = console;
  }

  /** Returns when it is that hour, at once where it is past; the first call sets the clock. */
  void until(LocalTime hour) {
    if (begun == null) {
      begun = hour;
      begunAt = Instant.now();
      paused = options.pauseAt() != null && hour.isAfter(options.pauseAt());
    }
    LocalTime pause = options.pauseAt();
    if (pause != null && !paused && !hour.isBefore(pause)) waitForKey(pause);
    console.hour(hour);
    if (options.exit()) return;
    long minutes = Duration.between(begun, hour).toMinutes();
    Instant due = begunAt.plusMillis((long) (minutes * MILLIS_A_MINUTE / options.speed()));
    Duration left = Duration.between(Instant.now(), due);
    if (left.isPositive()) Waiting.pause(left);
  }

  private void waitForKey(LocalTime pause) {
    paused = true;
    console.hour(pause);
    console.say("The day waits here, as --pause-at asks. Press Enter to let it go on.");
    Instant stopped = Instant.now();
    try {
      int key = System.in.read();
      if (key < 0) console.say("There is no keyboard here, so the day goes on.");
    } catch (IOException e) {
      console.say("The keyboard can't be read (%s), so the day goes on.", e.getMessage());
    }
    begunAt = begunAt.plus(Duration.between(stopped, Instant.now()));
  }
}
