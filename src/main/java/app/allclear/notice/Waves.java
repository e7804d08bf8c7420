package app.allclear.notice;

import app.allclear.incident.OutageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notices looked at together: a wave is what one outage owes of one event. Safe for any thread. */
public final class Waves {
  /** How many of a wave wait for a release. */
  public record Held(OutageId outage, NoticeEvent event, int notices) {}

  /** How many released ones leave at that moment, and can be taken back until then. */
  public record Soon(Instant until, int notices) {}

  private final JdbcWaves rows;

  Waves(JdbcWaves rows) {
    this.rows = rows;
  }

  /** Waves of which something is held. */
  public List<Held> held() {
    return rows.held();
  }

  /** All of the wave in the order owed, whatever became of each; without subject and text. */
  public List<Notice> of(OutageId outage, NoticeEvent event) {
    return rows.of(outage, event);
  }

  /** Empty where nothing can be taken back. */
  public Optional<Soon> soon(OutageId outage, NoticeEvent event, Instant now) {
    return rows.soon(outage, event, now);
  }

  /** How many left since then, of whatever kind. */
  public int sentSince(Instant since) {
    return rows.sentSince(since);
  }

  /** How many that are released wait to leave before what would be released of the event now. */
  public int ahead(NoticeEvent event) {
    return rows.ahead(event.priority());
  }

  /**
   * The notice as whoever sends it now would hold it: with the subject of the message it answers,
   * and whether the operator wrote it.
   */
  public Claimed asIfClaimed(Notice notice) {
    return rows.asIfClaimed(notice);
  }
}
