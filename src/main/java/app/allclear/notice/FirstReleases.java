package app.allclear.notice;

import app.allclear.incident.OutageId;
import app.allclear.store.StoredValues;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which events of an outage a human let go: in the mode {@code first} the others follow. */
final class FirstReleases {
  private static final String RELEASED = "notice.released.";

  private final StoredValues values;

  FirstReleases(StoredValues values) {
    this.values = values;
  }

  /** Outside an outage nothing is ever released first. */
  boolean any(@Nullable OutageId outage, NoticeEvent event) {
    return outage != null && at(outage, event).isPresent();
  }

  /** When the first of the event leaves, or left. */
  Optional<Instant> at(OutageId outage, NoticeEvent event) {
    return values.find(key(outage, event)).filter(text -> !text.isEmpty()).map(Instant::parse);
  }

  /** The first of the event leaves then; nothing changes where one was released before. */
  void begin(OutageId outage, NoticeEvent event, Instant leaves) {
    if (!any(outage, event)) values.put(key(outage, event), leaves.toString());
  }

  /** The first of the event waits for a human again. */
  void forget(OutageId outage, NoticeEvent event) {
    values.put(key(outage, event), "");
  }

  private static String key(OutageId outage, NoticeEvent event) {
    return RELEASED + outage + "." + event.slug();
  }
}
