package app.allclear.notice;

import app.allclear.incident.OutageId;
import java.time.Instant;
import java.util.List;

/** What the operator announced, kept so that each notice of it carries the same words. */
public final class Announcements implements AnnouncedWords {
  private final JdbcAnnouncements rows;

  Announcements(JdbcAnnouncements rows) {
    this.rows = rows;
  }

  /**
   * Keeps the words; inside a change only. Two operators who announce at once get two rounds: the
   * second insert of a round is a duplicate key, and its change is tried again.
   */
  public Announcement announce(OutageId outage, NoticeEvent event, String words, Instant now) {
    int round = rows.count(outage, event) + 1;
    Announcement announcement = new Announcement(event, round, words.strip(), now);
    rows.insert(outage, announcement);
    return announcement;
  }

  @Override
  public String words(OutageId outage, NoticeEvent event, int round) {
    return switch (event) {
      case PROGRESS, AFTERWARDS ->
          rows.find(outage, event, round).map(Announcement::words).orElse("");
      case ACKNOWLEDGED, PARTLY_RESTORED, RESTORED, DAMAGED_AGAIN, NOT_RESTORED, READER, REPLY ->
          "";
    };
  }

  /** Newest first. */
  public List<Announcement> of(OutageId outage) {
    return rows.of(outage);
  }
}
