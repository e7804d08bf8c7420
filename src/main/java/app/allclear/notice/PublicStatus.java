package app.allclear.notice;

import app.allclear.incident.Outage;
import app.allclear.incident.PublicWord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know: the operator's sentence and counts, no name of a customer, site,
 * database or server, not even the outage's own.
 *
 * @param state {@code open}, {@code ended} or {@code none}
 * @param updatedAt when any of this last changed
 */
record PublicStatus(
    String state,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String sentence,
    @Nullable Instant sentenceAt,
    int affected,
    int restored,
    Instant updatedAt) {
  /** How long people still look for what became of it. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  /**
   * @param outage the newest; null where there was none yet
   */
  static PublicStatus of(@Nullable Outage outage, Instant now) {
    if (outage == null || isForgotten(outage.endedAt(), now))
      return new PublicStatus("none", null, null, null, null, 0, 0, now);
    PublicWord word = outage.publicWord();
    return new PublicStatus(
        outage.open() ? "open" : "ended",
        outage.startedAt(),
        outage.endedAt(),
        word == null ? null : word.text(),
        word == null ? null : word.saidAt(),
        outage.affected(),
        outage.restored(),
        now);
  }

  private static boolean isForgotten(@Nullable Instant ended, Instant now) {
    return ended != null && ended.plus(REMEMBERED).isBefore(now);
  }

  /** The same news, told at another time. */
  boolean saysTheSameAs(PublicStatus other) {
    return updatedAt(other.updatedAt).equals(other);
  }

  PublicStatus updatedAt(Instant instant) {
    return new PublicStatus(
        state, startedAt, endedAt, sentence, sentenceAt, affected, restored, instant);
  }
}
