package app.allclear.notice;

import app.allclear.incident.OutageId;
import app.allclear.store.Micros;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcAnnouncements {
  private static final String INSERT =
      """
      INSERT INTO announcement (outage, event, round, words, announced_at)
      VALUES (:outage, :event, :round, :words, :at)
      """;
  private static final String COUNT =
      "SELECT COUNT(*) FROM announcement WHERE outage = :outage AND event = :event";
  private static final String SELECT =
      "SELECT event, round, words, announced_at FROM announcement WHERE outage = :outage";
  private static final RowMapper<Announcement> ROW =
      (row, _) ->
          new Announcement(
              NoticeEvent.valueOf(row.getString(1)),
              row.getInt(2),
              row.getString(3),
              Micros.instant(row.getLong(4)));

  private final JdbcClient jdbc;

  JdbcAnnouncements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(OutageId outage, Announcement announcement) {
    jdbc.sql(INSERT)
        .param("outage", outage.value())
        .param("event", announcement.event().name())
        .param("round", announcement.round())
        .param("words", announcement.words())
        .param("at", Micros.of(announcement.announcedAt()))
        .update();
  }

  int count(OutageId outage, NoticeEvent event) {
    return jdbc.sql(COUNT)
        .param("outage", outage.value())
        .param("event", event.name())
        .query(Integer.class)
        .single();
  }

  Optional<Announcement> find(OutageId outage, NoticeEvent event, int round) {
    return jdbc.sql(SELECT + " AND event = :event AND round = :round")
        .param("outage", outage.value())
        .param("event", event.name())
        .param("round", round)
        .query(ROW)
        .optional();
  }

  List<Announcement> of(OutageId outage) {
    return jdbc.sql(SELECT + " ORDER BY announced_at DESC, round DESC")
        .param("outage", outage.value())
        .query(ROW)
        .list();
  }
}
