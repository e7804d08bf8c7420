package app.allclear.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an incident.
 *
 * @param kind what it was, for an icon or a filter
 * @param words a full sentence
 * @param message the message it is about, or null
 * @param notice the notice's id it is about, or null
 * @param answer the mail found among sent mail that it is about, or null
 */
public record TimelineEntry(
    Instant at,
    Kind kind,
    String words,
    @Nullable MessageId message,
    @Nullable Long notice,
    @Nullable SentMailId answer) {
  /** About no mail that we sent from elsewhere. */
  public TimelineEntry(
      Instant at, Kind kind, String words, @Nullable MessageId message, @Nullable Long notice) {
    this(at, kind, words, message, notice, null);
  }

  /** What kind of thing happened. */
  public enum Kind {
    OPENED,
    MESSAGE,
    ANSWER,
    ASSIGNED,
    DATABASE,
    /** All damage that was known was a mistake. */
    UNDAMAGED,
    NOTICE,
    LOG,
    CLOSED,
    REOPENED
  }
}
