package app.allclear.incident;

import app.allclear.customer.EmailAddress;
import app.allclear.store.Chunks;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

final class JdbcSentMails {
  private static final String INSERT =
      """
      INSERT INTO sent_mail (identity, header_key, header_id, sha256, sent_at, recipients, answers,
        subject, own_text, full_text, attachments, automatic)
      VALUES (:identity, :headerKey, :headerId, :sha256, :sentAt, :recipients, :answers,
        :subject, :own, :full, :attachments, :automatic)
      """;
  private static final String INSERT_RECIPIENT =
      "INSERT INTO sent_recipient (address, sent_mail) VALUES (:key, :id)";
  private static final String INSERT_REFERENCE =
      "INSERT INTO sent_reference (id_key, sent_mail) VALUES (:key, :id)";
  private static final String KNOWN = "SELECT COUNT(*) FROM sent_mail WHERE identity = :identity";
  private static final String WITH_HEADER =
      "SELECT COUNT(*) FROM sent_mail WHERE header_key = :key";
  private static final String SELECT =
      """
      SELECT s.id, s.header_id, s.sent_at, s.recipients, s.answers, s.subject, s.own_text,
        s.full_text, s.attachments, s.automatic
      FROM sent_mail s
      """;
  private static final String ONE = SELECT + "WHERE s.id = :id";
  private static final String NAMING =
      SELECT
          + """
          JOIN sent_reference r ON r.sent_mail = s.id
          WHERE r.id_key = :key ORDER BY s.sent_at, s.id
          """;
  private static final String UNFILED_TO =
      SELECT
          + """
          JOIN sent_recipient r ON r.sent_mail = s.id
          WHERE r.address = :address AND s.sent_at >= :since
            AND NOT EXISTS (SELECT 1 FROM incident_answer a WHERE a.sent_mail = s.id)
          ORDER BY s.sent_at, s.id
          """;
  private static final String OF_INCIDENT =
      SELECT
          + """
          JOIN incident_answer a ON a.sent_mail = s.id
          WHERE a.incident = :incident AND a.sure >= :sure ORDER BY s.sent_at, s.id
          """;
  private static final String SURE_OF_INCIDENTS =
      """
      SELECT a.incident, s.recipients, s.sent_at, s.answers FROM sent_mail s
      JOIN incident_answer a ON a.sent_mail = s.id
      WHERE a.incident IN (:incidents) AND a.sure = 1 ORDER BY s.sent_at, s.id
      """;

  private static final String INCIDENTS_OF_HEADER =
      """
      SELECT DISTINCT i.incident FROM message m JOIN incident_message i ON i.message = m.id
      WHERE m.header_key = :key ORDER BY i.incident
      """;
  private static final String WHERE_THEY_WROTE =
      """
      SELECT DISTINCT i.incident FROM message m
      JOIN incident_message i ON i.message = m.id
      JOIN incident n ON n.id = i.incident
      WHERE m.sender_address IN (:senders) AND m.received <= :until AND m.automatic = 0
        AND m.authentication <> 'FAIL' AND n.state = 'OPEN'
      ORDER BY i.incident
      """;
  private static final String FIRST_MESSAGE =
      """
      SELECT MIN(m.received) FROM message m JOIN incident_message i ON i.message = m.id
      WHERE i.incident = :incident
      """;
  private static final String FILED =
      "SELECT COUNT(*) FROM incident_answer WHERE incident = :incident AND sent_mail = :id";
  private static final String FILE =
      "INSERT INTO incident_answer (incident, sent_mail, sure) VALUES (:incident, :id, :sure)";

  private final JdbcClient jdbc;

  JdbcSentMails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean known(String identity) {
    return jdbc.sql(KNOWN).param("identity", identity).query(Long.class).single() > 0;
  }

  boolean withHeader(String key) {
    return jdbc.sql(WITH_HEADER).param("key", key).query(Long.class).single() > 0;
  }

  SentMailId insert(SentMail mail, String identity, @Nullable String headerKey, String sha256) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(INSERT)
        .param("identity", identity)
        .param("headerKey", headerKey)
        .param("headerId", mail.messageIdHeader())
        .param("sha256", sha256)
        .param("sentAt", Micros.of(mail.sentAt()))
        .param("recipients", Lines.join(mail.to().stream().map(EmailAddress::value).toList()))
        .param("answers", Lines.join(mail.answers()))
        .param("subject", mail.subject())
        .param("own", mail.text())
        .param("full", mail.fullText())
        .param("attachments", Lines.join(mail.attachments()))
        .param("automatic", mail.automatic() ? 1 : 0)
        .update(key, "id");
    long id = key.getKeyAs(Number.class).longValue();
    for (EmailAddress to : mail.to()) link(INSERT_RECIPIENT, to.value(), id);
    for (String named : mail.answers()) link(INSERT_REFERENCE, Hashes.of(named), id);
    return new SentMailId(id);
  }

  private void link(String sql, String key, long id) {
    jdbc.sql(sql).param("key", key).param("id", id).update();
  }

  Optional<SentMail> find(SentMailId id) {
    return jdbc.sql(ONE).param("id", id.value()).query(JdbcSentMails::read).optional();
  }

  List<SentMail> naming(String key) {
    return jdbc.sql(NAMING).param("key", key).query(JdbcSentMails::read).list();
  }

  List<SentMail> unfiledTo(EmailAddress recipient, Instant since) {
    return jdbc.sql(UNFILED_TO)
        .param("address", recipient.value())
        .param("since", Micros.of(since))
        .query(JdbcSentMails::read)
        .list();
  }

  List<SentMail> ofIncident(IncidentId incident, boolean sureOnly) {
    return jdbc.sql(OF_INCIDENT)
        .param("incident", incident.value())
        .param("sure", sureOnly ? 1 : 0)
        .query(JdbcSentMails::read)
        .list();
  }

  /** What counts as an answer in these incidents; those without one are missing. */
  Map<IncidentId, List<OwnAnswer>> answersIn(Collection<IncidentId> incidents) {
    Map<IncidentId, List<OwnAnswer>> answers = new HashMap<>();
    List<Long> all = incidents.stream().map(IncidentId::value).distinct().toList();
    for (List<Long> some : Chunks.asked(all))
      jdbc.sql(SURE_OF_INCIDENTS)
          .param("incidents", some)
          .query((row, _) ->
              answers
                  .computeIfAbsent(new IncidentId(row.getLong(1)), _ -> new ArrayList<>())
                  .add(answer(row)))
          .list();
    return answers;
  }

  private static OwnAnswer answer(ResultSet row) throws SQLException {
    List<String> to = Lines.split(row.getString(2));
    return new OwnAnswer(
        to.stream().map(EmailAddress::new).collect(Collectors.toSet()),
        Micros.instant(row.getLong(3)),
        Lines.split(row.getString(4)).stream().limit(1).collect(Collectors.toSet()));
  }

  List<IncidentId> incidentsOfHeader(String key) {
    return incidents(jdbc.sql(INCIDENTS_OF_HEADER).param("key", key));
  }

  List<IncidentId> whereTheyWrote(Collection<EmailAddress> senders, Instant until) {
    return incidents(
        jdbc.sql(WHERE_THEY_WROTE)
            .param("senders", senders.stream().map(EmailAddress::value).toList())
            .param("until", Micros.of(until)));
  }

  private static List<IncidentId> incidents(JdbcClient.StatementSpec question) {
    return question.query(Long.class).list().stream().map(IncidentId::new).toList();
  }

  Optional<Instant> firstMessageOf(IncidentId incident) {
    return jdbc.sql(FIRST_MESSAGE)
        .param("incident", incident.value())
        .query((row, _) -> Optional.ofNullable(Micros.instantOrNull(row.getObject(1))))
        .single();
  }

  /** False where it stood there. */
  boolean file(IncidentId incident, SentMailId id, boolean sure) {
    boolean filed =
        jdbc.sql(FILED)
                .param("incident", incident.value())
                .param("id", id.value())
                .query(Long.class)
                .single()
            > 0;
    if (!filed)
      jdbc.sql(FILE)
          .param("incident", incident.value())
          .param("id", id.value())
          .param("sure", sure ? 1 : 0)
          .update();
    return !filed;
  }

  private static SentMail read(ResultSet row, int number) throws SQLException {
    return new SentMail(
        new SentMailId(row.getLong("id")),
        row.getString("header_id"),
        Micros.instant(row.getLong("sent_at")),
        Lines.split(row.getString("recipients")).stream().map(EmailAddress::new).toList(),
        Lines.split(row.getString("answers")),
        row.getString("subject"),
        row.getString("own_text"),
        row.getString("full_text"),
        Lines.split(row.getString("attachments")),
        row.getInt("automatic") == 1);
  }
}
