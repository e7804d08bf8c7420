package app.allclear.notice;

import app.allclear.incident.OutageId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may send itself: as configured, overridden by what the operator chose for an outage. */
public final class NoticeModes {
  NoticeModes() {}

  /** A mode for every event. */
  public Map<NoticeEvent, Mode> of(@Nullable OutageId outage) {
    throw new UnsupportedOperationException();
  }

  /** Events not named stay as they are. Releases nothing that is held. Inside a change only. */
  public void choose(OutageId outage, Map<NoticeEvent, Mode> modes) {
    throw new UnsupportedOperationException();
  }
}
