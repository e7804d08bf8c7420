package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator taught, and which messages stand as they do because of it. */
final class JdbcTeachings {
  private static final String SELECT =
      """
      SELECT l.id, l.kind, l.said, l.customer, l.taught_at, l.taught_by, l.message,
        l.since_message, l.revoked_at, l.revoked_by,
        (SELECT COUNT(*) FROM learned_use u WHERE u.learned = l.id) AS used
      FROM learned l
      """;
  private static final String SAYING =
      """
      SELECT id, kind, said, customer, taught_at, taught_by, message, since_message, revoked_at,
        revoked_by, 0 AS used
      FROM learned WHERE kind IN (:kinds) AND said IN (:said) AND revoked_at IS NULL ORDER BY id
      """;
  private static final String NAMES =
      """
      SELECT id, kind, said, customer, taught_at, taught_by, message, since_message, revoked_at,
        revoked_by, 0 AS used
      FROM learned WHERE kind = 'NAME' AND revoked_at IS NULL ORDER BY id
      """;
  private static final String NEWEST_MESSAGE = "SELECT COALESCE(MAX(id), 0) FROM message";
  private static final String RENEW =
      """
      UPDATE learned SET taught_at = :at, taught_by = :by, message = :message,
        since_message = :since, revoked_at = NULL, revoked_by = NULL
      WHERE kind = :kind AND said = :said AND customer = :customer AND revoked_at IS NOT NULL
      """;
  private static final String KNOWN =
      "SELECT COUNT(*) FROM learned WHERE kind = :kind AND said = :said AND customer = :customer";
  private static final String INSERT =
      """
      INSERT INTO learned (kind, said, customer, taught_at, taught_by, message, since_message)
      VALUES (:kind, :said, :customer, :at, :by, :message, :since)
      """;
  private static final String REVOKE =
      """
      UPDATE learned SET revoked_at = :at, revoked_by = :by WHERE id = :id AND revoked_at IS NULL
      """;
  private static final String FORGET_USES = "DELETE FROM learned_use WHERE message = :message";
  private static final String USE =
      """
      INSERT INTO learned_use (learned, message)
      SELECT id, :message FROM learned
      WHERE kind = :kind AND said = :said AND customer = :customer AND revoked_at IS NULL
      """;
  private static final String USED_BY =
      "SELECT message FROM learned_use WHERE learned = :id ORDER BY message";
  private static final String STANDING_ON_REVOKED =
      """
      SELECT DISTINCT u.message FROM learned_use u JOIN learned l ON l.id = u.learned
      WHERE l.revoked_at IS NOT NULL ORDER BY u.message
      """;

  private final JdbcClient jdbc;

  JdbcTeachings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those in force, oldest first. */
  List<Teaching> saying(Collection<Teaching.Kind> kinds, Collection<String> said) {
    if (said.isEmpty()) return List.of();
    return jdbc.sql(SAYING)
        .param("kinds", kinds.stream().map(Enum::name).toList())
        .param("said", said)
        .query(JdbcTeachings::read)
        .list();
  }

  List<Teaching> names() {
    return jdbc.sql(NAMES).query(JdbcTeachings::read).list();
  }

  long newestMessage() {
    return jdbc.sql(NEWEST_MESSAGE).query(Long.class).single();
  }

  /** False where it is in force already. */
  boolean teach(Lecture lecture, long since, Instant now) {
    Map<String, @Nullable Object> row = key(lecture.kind(), lecture.said(), lecture.owner());
    long known = jdbc.sql(KNOWN).params(row).query(Long.class).single();
    MessageId message = lecture.message();
    row.put("at", Micros.of(now));
    row.put("by", lecture.by());
    row.put("message", message == null ? null : message.value());
    row.put("since", since);
    return jdbc.sql(known == 0 ? INSERT : RENEW).params(row).update() > 0;
  }

  boolean revoke(TeachingId id, @Nullable String by, Instant now) {
    return jdbc.sql(REVOKE)
            .param("id", id.value())
            .param("at", Micros.of(now))
            .param("by", by)
            .update()
        > 0;
  }

  void uses(MessageId message, Collection<LessonUse> uses) {
    jdbc.sql(FORGET_USES).param("message", message.value()).update();
    for (LessonUse use : uses) {
      CustomerId customer = use.customer();
      Map<String, @Nullable Object> row =
          key(use.kind(), use.said(), customer == null ? "" : customer.value());
      row.put("message", message.value());
      jdbc.sql(USE).params(row).update();
    }
  }

  private static Map<String, @Nullable Object> key(
      Teaching.Kind kind, String said, String customer) {
    Map<String, @Nullable Object> key = new HashMap<>();
    key.put("kind", kind.name());
    key.put("said", said);
    key.put("customer", customer);
    return key;
  }

  List<MessageId> usedBy(TeachingId id) {
    return ids(jdbc.sql(USED_BY).param("id", id.value()));
  }

  List<MessageId> standingOnRevoked() {
    return ids(jdbc.sql(STANDING_ON_REVOKED));
  }

  private static List<MessageId> ids(JdbcClient.StatementSpec query) {
    return query.query(Long.class).list().stream().map(MessageId::new).toList();
  }

  Optional<Teaching> find(TeachingId id) {
    return jdbc.sql(SELECT + " WHERE l.id = :id")
        .param("id", id.value())
        .query(JdbcTeachings::read)
        .optional();
  }

  List<Teaching> after(long after, int limit) {
    return jdbc.sql(SELECT + " WHERE l.id > :after ORDER BY l.id LIMIT :limit")
        .param("after", after)
        .param("limit", limit)
        .query(JdbcTeachings::read)
        .list();
  }

  private static Teaching read(ResultSet row, int number) throws SQLException {
    String customer = row.getString("customer");
    Object message = row.getObject("message");
    return new Teaching(
        new TeachingId(row.getLong("id")),
        Teaching.Kind.valueOf(row.getString("kind")),
        row.getString("said"),
        customer.isEmpty() ? null : new CustomerId(customer),
        Micros.instant(row.getLong("taught_at")),
        row.getString("taught_by"),
        message == null ? null : new MessageId(((Number) message).longValue()),
        row.getLong("since_message"),
        row.getLong("used"),
        Micros.instantOrNull(row.getObject("revoked_at")),
        row.getString("revoked_by"));
  }
}
