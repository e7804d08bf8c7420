package app.allclear.notice;

import app.allclear.incident.MessageId;
import app.allclear.store.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcErrands {
  static final String FILE = "FILE";
  static final String MARK = "MARK";

  private static final int AT_ONCE = 20;

  private static final String KNOWN =
      "SELECT COUNT(*) FROM errand WHERE kind = :kind AND subject = :subject";
  private static final String ADD =
      """
      INSERT INTO errand (kind, subject, state, tries, not_before, lease_until)
      VALUES (:kind, :subject, 'OPEN', 0, :now, 0)
      """;
  private static final String SENT_WITHOUT =
      """
      SELECT n.id FROM notice n
      LEFT JOIN errand e ON e.kind = 'FILE' AND e.subject = n.id
      WHERE n.sent_at > :since AND n.sent_at <= :until AND n.subject IS NOT NULL AND e.subject IS NULL
      ORDER BY n.id LIMIT :limit
      """;
  private static final String ANSWERED_BY = "SELECT answers FROM notice WHERE id = :id";
  private static final String DATE = "SELECT mail_date FROM notice WHERE id = :id";
  private static final String DUE =
      """
      SELECT kind, subject FROM errand
      WHERE state = 'OPEN' AND not_before <= :now AND lease_until <= :now
      ORDER BY not_before, subject LIMIT :limit
      """;
  private static final String CLAIM =
      """
      UPDATE errand SET lease_until = :until
      WHERE kind = :kind AND subject = :subject AND state = 'OPEN' AND lease_until <= :now
      """;
  private static final String TRIES =
      "SELECT tries FROM errand WHERE kind = :kind AND subject = :subject";
  private static final String END =
      """
      UPDATE errand SET state = :state, trouble = :trouble
      WHERE kind = :kind AND subject = :subject
      """;
  private static final String POSTPONE =
      """
      UPDATE errand SET tries = tries + 1, not_before = :notBefore, lease_until = 0,
        trouble = :trouble
      WHERE kind = :kind AND subject = :subject AND state = 'OPEN'
      """;

  /** One of those due. */
  record Row(String kind, long subject) {
    Errands.Errand errand() {
      return kind.equals(FILE)
          ? new Errands.Errand.File(new NoticeId(subject))
          : new Errands.Errand.Mark(new MessageId(subject));
    }
  }

  private final JdbcClient jdbc;

  JdbcErrands(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(String kind, long subject, Instant now) {
    if (at(KNOWN, kind, subject).query(Long.class).single() > 0) return;
    at(ADD, kind, subject).param("now", Micros.of(now)).update();
  }

  List<Long> sentWithoutErrand(Instant since, Instant until, int limit) {
    return jdbc.sql(SENT_WITHOUT)
        .param("since", Micros.of(since))
        .param("until", Micros.of(until))
        .param("limit", limit)
        .query(Long.class)
        .list();
  }

  Optional<String> answeredBy(long notice) {
    return jdbc.sql(ANSWERED_BY)
        .param("id", notice)
        .query((row, _) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(answers -> answers);
  }

  @Nullable Object dateOf(long notice) {
    return jdbc.sql(DATE)
        .param("id", notice)
        .query((row, _) -> Optional.ofNullable(row.getObject(1)))
        .optional()
        .flatMap(date -> date)
        .orElse(null);
  }

  List<Row> due(Instant now) {
    return jdbc.sql(DUE)
        .param("now", Micros.of(now))
        .param("limit", AT_ONCE)
        .query((row, _) -> new Row(row.getString(1), row.getLong(2)))
        .list();
  }

  boolean claim(Row row, Instant now, Instant until) {
    return at(CLAIM, row.kind(), row.subject())
            .param("now", Micros.of(now))
            .param("until", Micros.of(until))
            .update()
        == 1;
  }

  int tries(String kind, long subject) {
    return at(TRIES, kind, subject).query(Integer.class).optional().orElse(0);
  }

  void done(String kind, long subject) {
    at(END, kind, subject).param("state", "DONE").param("trouble", null).update();
  }

  void refuse(String kind, long subject, String trouble) {
    at(END, kind, subject).param("state", "REFUSED").param("trouble", trouble).update();
  }

  void postpone(String kind, long subject, String trouble, Instant notBefore) {
    at(POSTPONE, kind, subject)
        .param("trouble", trouble)
        .param("notBefore", Micros.of(notBefore))
        .update();
  }

  private JdbcClient.StatementSpec at(String sql, String kind, long subject) {
    return jdbc.sql(sql).param("kind", kind).param("subject", subject);
  }
}
