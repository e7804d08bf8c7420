package app.allclear.incident;

import app.allclear.store.Chunks;
import app.allclear.store.Micros;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An incident's timeline and the messages filed in it. */
final class JdbcTimeline {
  private static final String INSERT =
      """
      INSERT INTO timeline (incident, happened_at, kind, words, message, notice)
      VALUES (:incident, :at, :kind, :words, :message, :notice)
      """;
  private static final String INSERT_OF_NOTICES =
      "INSERT INTO timeline (incident, happened_at, kind, words, notice) VALUES :rows";

  private static final String INSERT_ANSWER =
      """
      INSERT INTO timeline (incident, happened_at, kind, words, sent_mail)
      VALUES (:incident, :at, 'ANSWER', :words, :sentMail)
      """;
  private static final String LIST =
      """
      SELECT happened_at, kind, words, message, notice, sent_mail FROM timeline
      WHERE incident = :incident ORDER BY happened_at, id
      """;
  private static final String FILED =
      "SELECT COUNT(*) FROM incident_message WHERE incident = :incident AND message = :message";
  private static final String FILE =
      "INSERT INTO incident_message (incident, message) VALUES (:incident, :message)";
  private static final String UNFILE =
      "DELETE FROM incident_message WHERE incident = :incident AND message = :message";
  private static final String COUNT =
      "SELECT COUNT(*) FROM incident_message WHERE incident = :incident";
  private static final String INCIDENTS_OF =
      "SELECT incident FROM incident_message WHERE message = :message ORDER BY incident";
  private static final String MOVE_ENTRIES =
      """
      UPDATE timeline SET incident = :to WHERE incident = :from AND message = :message
      """;

  // What answered a message goes where it goes.
  private static final String MOVE_ANSWERS =
      """
      UPDATE incident_answer SET incident = :to
      WHERE incident = :from
        AND sent_mail IN (SELECT r.sent_mail FROM sent_reference r JOIN message m
          ON m.header_key = r.id_key WHERE m.id = :message)
        AND sent_mail NOT IN (SELECT kept.sent_mail FROM
          (SELECT sent_mail FROM incident_answer WHERE incident = :to) kept)
      """;
  private static final String MOVE_ANSWER_ENTRIES =
      """
      UPDATE timeline SET incident = :to
      WHERE incident = :from
        AND sent_mail IN (SELECT r.sent_mail FROM sent_reference r JOIN message m
          ON m.header_key = r.id_key WHERE m.id = :message)
      """;

  private final JdbcClient jdbc;

  JdbcTimeline(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(
      IncidentId incident,
      Instant at,
      TimelineEntry.Kind kind,
      String words,
      @Nullable MessageId message,
      @Nullable Long notice) {
    jdbc.sql(INSERT)
        .param("incident", incident.value())
        .param("at", Micros.of(at))
        .param("kind", kind.name())
        .param("words", words)
        .param("message", message == null ? null : message.value())
        .param("notice", notice)
        .update();
  }

  void addOfNotices(Instant at, List<NoticeNote> notes) {
    List<Object[]> rows =
        notes.stream()
            .map(note ->
                new Object[] {
                  note.incident().value(),
                  Micros.of(at),
                  TimelineEntry.Kind.NOTICE.name(),
                  note.words(),
                  note.notice()
                })
            .toList();
    for (List<Object[]> some : Chunks.rows(rows))
      jdbc.sql(INSERT_OF_NOTICES).param("rows", some).update();
  }

  void addAnswer(IncidentId incident, Instant at, String words, SentMailId answer) {
    jdbc.sql(INSERT_ANSWER)
        .param("incident", incident.value())
        .param("at", Micros.of(at))
        .param("words", words)
        .param("sentMail", answer.value())
        .update();
  }

  List<TimelineEntry> list(IncidentId incident) {
    return jdbc.sql(LIST)
        .param("incident", incident.value())
        .query((row, _) ->
            new TimelineEntry(
                Micros.instant(row.getLong(1)),
                TimelineEntry.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getObject(4) == null ? null : new MessageId(row.getLong(4)),
                row.getObject(5) == null ? null : row.getLong(5),
                row.getObject(6) == null ? null : new SentMailId(row.getLong(6))))
        .list();
  }

  boolean file(IncidentId incident, MessageId message) {
    boolean filed = both(FILED, incident, message).query(Long.class).single() > 0;
    if (!filed) both(FILE, incident, message).update();
    return !filed;
  }

  boolean unfile(IncidentId incident, MessageId message) {
    return both(UNFILE, incident, message).update() > 0;
  }

  void moveEntries(MessageId message, IncidentId from, IncidentId to) {
    for (String sql : List.of(MOVE_ENTRIES, MOVE_ANSWERS, MOVE_ANSWER_ENTRIES))
      jdbc.sql(sql)
          .param("from", from.value())
          .param("to", to.value())
          .param("message", message.value())
          .update();
  }

  long messages(IncidentId incident) {
    return jdbc.sql(COUNT).param("incident", incident.value()).query(Long.class).single();
  }

  List<IncidentId> incidentsOf(MessageId message) {
    return jdbc
        .sql(INCIDENTS_OF)
        .param("message", message.value())
        .query(Long.class)
        .list()
        .stream()
        .map(IncidentId::new)
        .toList();
  }

  private JdbcClient.StatementSpec both(String sql, IncidentId incident, MessageId message) {
    return jdbc.sql(sql).param("incident", incident.value()).param("message", message.value());
  }
}
