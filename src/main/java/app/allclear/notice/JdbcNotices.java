package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.IncidentId;
import app.allclear.incident.OutageId;
import app.allclear.store.Chunks;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the notice table. */
final class JdbcNotices {
  private static final String COLUMNS =
      """
      SELECT id, incident, customer, event, round, recipient, answers, message_id, state, reason,
        created_at, not_before, sent_at, attempts, subject, body, html, outside
      FROM notice
      """;
  private static final String CLAIMED =
      """
      SELECT id, incident, customer, event, round, recipient, answers, message_id, state, reason,
        created_at, not_before, sent_at, attempts, subject, body, html, outside,
        answers_subject, claims, own_words
      FROM notice WHERE id IN (:ids) AND holder = :holder AND state = 'SENDING'
      ORDER BY priority, not_before, id
      """;
  // What a notice says is long, and most decisions ask only what became of it.
  private static final String BRIEFLY =
      """
      SELECT id, incident, customer, event, round, recipient, answers, message_id, state, reason,
        created_at, not_before, sent_at, attempts, NULL AS subject, NULL AS body, NULL AS html,
        outside
      FROM notice WHERE incident IN (:incidents) ORDER BY incident, id
      """;

  private static final String WITH_BOUNCED =
      """
      SELECT DISTINCT incident FROM notice
      WHERE state = 'BOUNCED' AND recipient = :recipient AND outage = :outage ORDER BY incident
      """;
  private static final String ONE = COLUMNS + "WHERE id = :id";
  private static final String OF_MESSAGE_ID = COLUMNS + "WHERE message_id = :messageId";
  private static final String AFTER = COLUMNS + "WHERE id > :after ORDER BY id LIMIT :limit";
  private static final String NEWEST = COLUMNS + "ORDER BY id DESC LIMIT :limit";
  private static final String OF_INCIDENT = COLUMNS + "WHERE incident = :incident ORDER BY id";
  private static final String IN_STATE = COLUMNS + "WHERE state = :state ORDER BY id";
  private static final String COUNTS = "SELECT state, COUNT(*) FROM notice GROUP BY state";
  private static final String NEUTRAL =
      """
      SELECT COUNT(*) FROM notice
      WHERE outage = :outage AND event = 'READER' AND recipient = :recipient
        AND state <> 'OVERTAKEN' AND created_at > :since
      """;
  private static final String OUTAGE = "SELECT outage FROM notice WHERE id = :id";

  private final JdbcClient jdbc;

  JdbcNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<OutageId> outageOf(long id) {
    return jdbc.sql(OUTAGE)
        .param("id", id)
        .query((row, _) -> Optional.ofNullable(row.getObject(1)))
        .optional()
        .flatMap(outage -> outage)
        .map(outage -> new OutageId(((Number) outage).longValue()));
  }

  /** Whether the address was owed the neutral text in the outage since then, in any incident. */
  boolean neutralSince(OutageId outage, EmailAddress recipient, Instant since) {
    return jdbc.sql(NEUTRAL)
            .param("outage", outage.value())
            .param("recipient", recipient.value())
            .param("since", Micros.of(since))
            .query(Long.class)
            .single()
        > 0;
  }

  /** Of the named, those that this holder has claimed, most urgent first. */
  List<Claimed> claimed(List<Long> ids, long holder) {
    List<Claimed> claimed = new ArrayList<>();
    for (List<Long> some : Chunks.asked(ids))
      claimed.addAll(
          jdbc.sql(CLAIMED)
              .param("ids", some)
              .param("holder", holder)
              .query(JdbcNotices::claimed)
              .list());
    return claimed;
  }

  List<Long> incidentsWithBounced(EmailAddress recipient, OutageId outage) {
    return jdbc.sql(WITH_BOUNCED)
        .param("recipient", recipient.value())
        .param("outage", outage.value())
        .query(Long.class)
        .list();
  }

  /** Without subject and text; incidents without a notice are missing. */
  Map<IncidentId, List<Notice>> brieflyOf(Collection<IncidentId> incidents) {
    Map<IncidentId, List<Notice>> briefly = new HashMap<>();
    List<Long> all = incidents.stream().map(IncidentId::value).distinct().toList();
    for (List<Long> some : Chunks.asked(all))
      for (Notice notice :
          jdbc.sql(BRIEFLY).param("incidents", some).query(JdbcNotices::notice).list())
        briefly.computeIfAbsent(notice.incident(), _ -> new ArrayList<>()).add(notice);
    return briefly;
  }

  Optional<Notice> find(long id) {
    return jdbc.sql(ONE).param("id", id).query(JdbcNotices::notice).optional();
  }

  Optional<Notice> withMessageId(String messageId) {
    return jdbc.sql(OF_MESSAGE_ID)
        .param("messageId", messageId)
        .query(JdbcNotices::notice)
        .optional();
  }

  List<Notice> after(long after, int limit) {
    return jdbc.sql(AFTER)
        .param("after", after)
        .param("limit", limit)
        .query(JdbcNotices::notice)
        .list();
  }

  List<Notice> ofIncident(IncidentId incident) {
    return jdbc.sql(OF_INCIDENT)
        .param("incident", incident.value())
        .query(JdbcNotices::notice)
        .list();
  }

  List<Notice> newest(int limit) {
    return jdbc.sql(NEWEST).param("limit", limit).query(JdbcNotices::notice).list();
  }

  List<Notice> inState(NoticeState state) {
    return jdbc.sql(IN_STATE).param("state", state.name()).query(JdbcNotices::notice).list();
  }

  Map<NoticeState, Long> counts() {
    Map<NoticeState, Long> counts = new EnumMap<>(NoticeState.class);
    for (NoticeState state : NoticeState.values()) counts.put(state, 0L);
    jdbc.sql(COUNTS)
        .query((row, _) -> Map.entry(NoticeState.valueOf(row.getString(1)), row.getLong(2)))
        .list()
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  private static Claimed claimed(ResultSet row, int number) throws SQLException {
    return new Claimed(notice(row, number), row.getString(19), row.getInt(20), row.getInt(21) == 1);
  }

  // By place: columns are looked up by name for every row, and this is read more than anything.
  private static Notice notice(ResultSet row, int number) throws SQLException {
    NoticeEvent event = NoticeEvent.valueOf(row.getString(4));
    return new Notice(
        new NoticeId(row.getLong(1)),
        new IncidentId(row.getLong(2)),
        new CustomerId(row.getString(3)),
        event,
        row.getInt(5),
        new EmailAddress(row.getString(6)),
        row.getString(7),
        row.getString(8),
        event.isPrivate() && row.getInt(18) == 0,
        NoticeState.valueOf(row.getString(9)),
        row.getString(10),
        Micros.instant(row.getLong(11)),
        Micros.instant(row.getLong(12)),
        Micros.instantOrNull(row.getObject(13)),
        row.getInt(14),
        row.getString(15),
        row.getString(16),
        row.getString(17));
  }
}
