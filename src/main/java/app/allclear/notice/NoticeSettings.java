package app.allclear.notice;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code allclear.notices}.
 *
 * @param inDoubt what becomes of a notice whose fate is unknown
 * @param delay undo window of acknowledgements
 * @param events mode by event, as written; what is not named keeps its default
 */
@ConfigurationProperties("allclear.notices")
public record NoticeSettings(
    @Nullable InDoubt inDoubt, @Nullable Duration delay, @Nullable Map<String, String> events) {
  /** What becomes of a notice that may or may not have been taken. */
  public enum InDoubt {
    /** A human or evidence decides. */
    HOLD,
    /** It is sent again, with the same Message-ID. */
    RESEND
  }

  public NoticeSettings {
    inDoubt = inDoubt == null ? InDoubt.HOLD : inDoubt;
    delay = delay == null ? Duration.ofMinutes(2) : delay;
    events = events == null ? Map.of() : Map.copyOf(events);
  }

  /** How long a notice of the event can be undone before it leaves. */
  public Duration delayOf(NoticeEvent event) {
    return event == NoticeEvent.ACKNOWLEDGED && delay != null ? delay : Duration.ZERO;
  }
}
