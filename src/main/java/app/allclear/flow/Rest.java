package app.allclear.flow;

import app.allclear.flow.Deliveries.Delivered;
import app.allclear.mail.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pause of a whole line whose mail server takes nothing: from one second, doubling, to half a
 * minute, so that thousands wait once instead of each in vain, and go as soon as it is back.
 */
final class Rest {
  private static final Logger LOG = LoggerFactory.getLogger(Rest.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private record Why(String reason, long until) {}

  // Of the turning thread alone, but for the reason, which pages show.
  private int times;
  private long until;
  private volatile @Nullable Why why;

  /** What the server just said; one that takes some of them is there. */
  void learn(List<Delivered> delivered) {
    boolean takes = false;
    String trouble = null;
    for (Delivered each : delivered) {
      switch (each.result()) {
        case null -> {}
        case SendResult.NoService(String reason) -> trouble = reason;
        case SendResult.Accepted _,
            SendResult.RefusedForNow _,
            SendResult.RefusedForGood _,
            SendResult.Unknown _ ->
            takes = true;
      }
    }
    if (takes) {
      if (times > 0) LOG.info("The mail server takes mail again; sending goes on.");
      times = 0;
      why = null;
    } else if (trouble != null && !isOn()) {
      Duration pause = FIRST.multipliedBy(1L << Math.min(times++, 10));
      if (pause.compareTo(LONGEST) > 0) pause = LONGEST;
      until = System.nanoTime() + pause.toNanos();
      why = new Why(trouble, until);
      LOG.warn("{} Nothing is sent for {} s, then it is tried again.", trouble, pause.toSeconds());
    }
  }

  /** Why nothing is taken, until something is; for any thread. */
  Optional<SendingLine.Stopped> stopped() {
    return Optional.ofNullable(why)
        .map(last ->
            new SendingLine.Stopped(
                last.reason(), Duration.ofNanos(Math.max(0, last.until() - System.nanoTime()))));
  }

  boolean isOn() {
    return times > 0 && System.nanoTime() - until < 0;
  }
}
