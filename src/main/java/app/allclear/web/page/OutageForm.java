package app.allclear.web.page;

import app.allclear.flow.ActRefused;
import app.allclear.flow.Declaration;
import app.allclear.notice.Mode;
import app.allclear.notice.NoticeEvent;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a declaration holds, as typed, so that a refused one is not lost.
 *
 * @param ago minutes, or "at" where {@code startedAt} counts
 * @param modes by event slug
 */
public record OutageForm(
    String name,
    String ago,
    String startedAt,
    String server,
    boolean all,
    String damaged,
    Map<String, String> modes) {

  Declaration declaration(Times times) {
    if (name.isBlank())
      throw new ActRefused(
          ActRefused.Kind.INVALID, "Give the outage a name; you and your colleagues will read it.");
    return new Declaration(
        name.strip(), start(times), damaged, server.isBlank() ? null : server, all, chosen());
  }

  private Instant start(Times times) {
    Instant start = ago.equals("at") ? times.read(startedAt) : before(times);
    if (start == null)
      throw new ActRefused(
          ActRefused.Kind.INVALID, "Say when it began: choose a time, or type date and time.");
    if (start.isAfter(times.now()))
      throw new ActRefused(
          ActRefused.Kind.INVALID, "It can't have begun in the future; check date and time.");
    return start;
  }

  private @Nullable Instant before(Times times) {
    try {
      return times.now().minusSeconds(60L * Math.clamp(Integer.parseInt(ago), 0, 60 * 24 * 30));
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private Map<NoticeEvent, Mode> chosen() {
    return modes(modes);
  }

  /** Modes by event slug, as fields name them; others are left out. */
  static Map<NoticeEvent, Mode> modes(Map<String, String> modes) {
    Map<NoticeEvent, Mode> chosen = new EnumMap<>(NoticeEvent.class);
    for (NoticeEvent event : NoticeEvent.WORDED) {
      String mode = modes.get(event.slug());
      for (Mode one : Mode.values()) if (one.name().equals(mode)) chosen.put(event, one);
    }
    return chosen;
  }
}
