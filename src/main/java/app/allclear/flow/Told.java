package app.allclear.flow;

import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.NoticeNote;
import app.allclear.notice.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one change did to notices, told all at once: each on its incident's timeline, and every
 * incident rewritten once, however many of its notices changed. Inside a change that has raised the
 * customers.
 */
final class Told {
  private final Incidents incidents;
  private final Standings standings;
  private final Instant now;
  private final List<NoticeNote> notes = new ArrayList<>();
  private final Set<IncidentId> changed = new LinkedHashSet<>();

  Told(Incidents incidents, Standings standings, Instant now) {
    this.incidents = incidents;
    this.standings = standings;
    this.now = now;
  }

  void tell(Notice notice) {
    notes.add(new NoticeNote(notice.incident(), NoticeWords.now(notice), notice.id().value()));
    changed.add(notice.incident());
  }

  /** A server that stays frozen for an hour is one line on the timeline, not a line a look. */
  void tellOnce(@Nullable String reasonBefore, Notice after) {
    if (!Objects.equals(reasonBefore, after.reason())) tell(after);
  }

  /** Stores what was told. */
  void write() {
    incidents.noteNotices(now, notes);
    standings.rewrite(changed);
  }
}
