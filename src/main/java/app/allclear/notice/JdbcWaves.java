package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.IncidentId;
import app.allclear.incident.OutageId;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads an outage's notices of one event together, without what they say. */
final class JdbcWaves {
  private static final String HELD =
      """
      SELECT outage, event, COUNT(*) AS held FROM notice
      WHERE state = 'HELD' AND outage IS NOT NULL GROUP BY outage, event ORDER BY outage, event
      """;
  private static final String OF =
      """
      SELECT id, incident, customer, event, round, recipient, answers, message_id, state, reason,
        created_at, not_before, sent_at, attempts
      FROM notice WHERE outage = :outage AND event = :event ORDER BY id
      """;
  private static final String SOON =
      """
      SELECT COUNT(*) AS waiting, MAX(undo_until) AS until FROM notice
      WHERE outage = :outage AND event = :event AND state = 'QUEUED' AND undo_until > :now
      """;
  private static final String SENT_SINCE = "SELECT COUNT(*) FROM notice WHERE sent_at > :since";
  private static final String AHEAD =
      "SELECT COUNT(*) FROM notice WHERE state IN ('QUEUED', 'DEFERRED') AND lane <= :lane";
  private static final String AS_IF_CLAIMED =
      "SELECT answers_subject, claims, own_words FROM notice WHERE id = :id";

  private final JdbcClient jdbc;

  JdbcWaves(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Waves.Held> held() {
    return jdbc.sql(HELD)
        .query((row, _) ->
            new Waves.Held(
                new OutageId(row.getLong("outage")),
                NoticeEvent.valueOf(row.getString("event")),
                row.getInt("held")))
        .list();
  }

  List<Notice> of(OutageId outage, NoticeEvent event) {
    return jdbc.sql(OF)
        .param("outage", outage.value())
        .param("event", event.name())
        .query(JdbcWaves::notice)
        .list();
  }

  Optional<Waves.Soon> soon(OutageId outage, NoticeEvent event, Instant now) {
    return jdbc.sql(SOON)
        .param("outage", outage.value())
        .param("event", event.name())
        .param("now", Micros.of(now))
        .query((row, _) ->
            Optional.ofNullable(Micros.instantOrNull(row.getObject("until")))
                .map(until -> new Waves.Soon(until, count(row))))
        .single();
  }

  private static int count(ResultSet row) {
    try {
      return row.getInt("waiting");
    } catch (SQLException e) {
      throw new IllegalStateException("The count of a wave can't be read.", e);
    }
  }

  int sentSince(Instant since) {
    return jdbc.sql(SENT_SINCE).param("since", Micros.of(since)).query(Integer.class).single();
  }

  int ahead(int lane) {
    return jdbc.sql(AHEAD).param("lane", lane).query(Integer.class).single();
  }

  Claimed asIfClaimed(Notice notice) {
    return jdbc.sql(AS_IF_CLAIMED)
        .param("id", notice.id().value())
        .query((row, _) ->
            new Claimed(
                notice,
                row.getString("answers_subject"),
                row.getInt("claims"),
                row.getInt("own_words") == 1))
        .single();
  }

  private static Notice notice(ResultSet row, int number) throws SQLException {
    NoticeEvent event = NoticeEvent.valueOf(row.getString("event"));
    return new Notice(
        new NoticeId(row.getLong("id")),
        new IncidentId(row.getLong("incident")),
        new CustomerId(row.getString("customer")),
        event,
        row.getInt("round"),
        new EmailAddress(row.getString("recipient")),
        row.getString("answers"),
        row.getString("message_id"),
        event.isPrivate(),
        NoticeState.valueOf(row.getString("state")),
        row.getString("reason"),
        Micros.instant(row.getLong("created_at")),
        Micros.instant(row.getLong("not_before")),
        Micros.instantOrNull(row.getObject("sent_at")),
        row.getInt("attempts"),
        null,
        null);
  }
}
