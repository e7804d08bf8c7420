package app.allclear.notice;

import app.allclear.incident.OutageId;
import app.allclear.store.StoredValues;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may send itself: as configured, overridden by what the operator chose for an outage. */
public final class NoticeModes {
  private static final String CHOSEN = "notice.modes.";

  private final Map<NoticeEvent, Mode> configured;
  private final StoredValues values;

  /**
   * @param configured a mode for every event
   */
  NoticeModes(Map<NoticeEvent, Mode> configured, StoredValues values) {
    this.configured = Map.copyOf(configured);
    this.values = values;
  }

  /** A mode for every event. */
  public Map<NoticeEvent, Mode> of(@Nullable OutageId outage) {
    Map<NoticeEvent, Mode> modes = new EnumMap<>(configured);
    if (outage != null) modes.putAll(chosen(outage));
    return Map.copyOf(modes);
  }

  public Mode of(@Nullable OutageId outage, NoticeEvent event) {
    return of(outage).getOrDefault(event, Mode.HOLD);
  }

  /** Events not named stay as they are. Releases nothing that is held. Inside a change only. */
  public void choose(OutageId outage, Map<NoticeEvent, Mode> modes) {
    if (modes.isEmpty()) return;
    Map<NoticeEvent, Mode> all = chosen(outage);
    all.putAll(modes);
    values.put(
        CHOSEN + outage,
        all.entrySet().stream()
            .map(entry -> entry.getKey().slug() + "=" + entry.getValue().slug())
            .collect(Collectors.joining(",")));
  }

  private Map<NoticeEvent, Mode> chosen(OutageId outage) {
    Map<NoticeEvent, Mode> modes = new EnumMap<>(NoticeEvent.class);
    for (String pair : values.find(CHOSEN + outage).orElse("").split(",")) {
      int equals = pair.indexOf('=');
      if (equals < 0) continue;
      // An event or mode that a newer version wrote falls back to the configured one.
      NoticeEvent.of(pair.substring(0, equals))
          .ifPresent(event ->
              Mode.of(pair.substring(equals + 1)).ifPresent(mode -> modes.put(event, mode)));
    }
    return modes;
  }
}
