package app.allclear.flow;

import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.notice.Notice;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one change did to notices, told: each on its incident's timeline, and every incident
 * rewritten once, however many of its notices changed. Inside a change that has raised the
 * customers.
 */
final class Told {
  private final Incidents incidents;
  private final Settlement settlement;
  private final Instant now;
  private final Set<IncidentId> changed = new LinkedHashSet<>();

  Told(Incidents incidents, Settlement settlement, Instant now) {
    this.incidents = incidents;
    this.settlement = settlement;
    this.now = now;
  }

  void tell(Notice notice) {
    incidents.noteNotice(notice.incident(), now, NoticeWords.now(notice), notice.id().value());
    changed.add(notice.incident());
  }

  /** A server that stays frozen for an hour is one line on the timeline, not a line a look. */
  void tellOnce(@Nullable String reasonBefore, Notice after) {
    if (!Objects.equals(reasonBefore, after.reason())) tell(after);
  }

  void rewrite() {
    changed.forEach(settlement::rewrite);
  }
}
