package app.allclear.incident;

import app.allclear.customer.EmailAddress;
import app.allclear.store.Micros;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

final class JdbcMessages {
  private static final String INSERT =
      """
      INSERT INTO message (mailbox, identity, header_key, header_id, sha256, received, sent_at,
        from_name, from_address, sender_address, subject, own_text, signature_text, forwarded_text,
        full_text, attachments, ids_before, authentication, match_kind, sender_role, automatic,
        thanks, reasons, repeated_id, assigned, in_tray, trouble)
      VALUES (:mailbox, :identity, :headerKey, :headerId, :sha256, :received, :sentAt,
        :fromName, :fromAddress, :sender, :subject, :own, :signature, :forwarded,
        :full, :attachments, :idsBefore, :authentication, 'NONE', 'STRANGER', 0,
        :thanks, '', :repeatedId, 0, 0, :trouble)
      """;
  private static final String BY_IDENTITY = "SELECT id FROM message WHERE identity = :identity";
  private static final String WITH_HEADER = "SELECT id FROM message WHERE header_key = :key";
  private static final String FLAG_REPEATED =
      "UPDATE message SET repeated_id = 1 WHERE header_key = :key";
  private static final String RAW_EXISTS = "SELECT COUNT(*) FROM raw_mail WHERE sha256 = :sha256";
  private static final String INSERT_RAW =
      "INSERT INTO raw_mail (sha256, content) VALUES (:sha256, :content)";
  private static final String RAW =
      """
      SELECT r.content FROM message m JOIN raw_mail r ON r.sha256 = m.sha256 WHERE m.id = :id
      """;
  private static final String AFTER =
      "SELECT "
          + MessageRow.COLUMNS
          + " FROM message m WHERE m.id > :after ORDER BY m.id LIMIT :limit";
  private static final String ONE =
      "SELECT " + MessageRow.COLUMNS + " FROM message m WHERE m.id = :id";
  private static final String OF_INCIDENT =
      "SELECT "
          + MessageRow.COLUMNS
          + """
          FROM message m JOIN incident_message i ON i.message = m.id
          WHERE i.incident = :incident ORDER BY m.received, m.id
          """;
  private static final String TRAY =
      "SELECT "
          + MessageRow.COLUMNS
          + " FROM message m WHERE m.in_tray = 1 ORDER BY m.received DESC, m.id DESC LIMIT :limit";
  private static final String TRAY_FROM =
      "SELECT "
          + MessageRow.COLUMNS
          + """
          FROM message m
          WHERE m.sender_address = :sender AND m.in_tray = 1 AND m.received >= :since
          ORDER BY m.received, m.id
          """;
  private static final String FROM =
      "SELECT "
          + MessageRow.COLUMNS
          + """
          FROM message m WHERE m.sender_address = :sender AND m.received >= :since
          ORDER BY m.received, m.id
          """;
  private static final String SETTLED_BY =
      "SELECT " + MessageRow.COLUMNS + " FROM message m WHERE m.settled_by = :id ORDER BY m.id";
  private static final String TRAY_COUNT = "SELECT COUNT(*) FROM message WHERE in_tray = 1";
  private static final String SINCE =
      "SELECT id FROM message WHERE received >= :since ORDER BY received, id";
  private static final String TRAY_SINCE =
      "SELECT id FROM message WHERE in_tray = 1 AND received >= :since ORDER BY received, id";
  private static final String TEXT =
      """
      SELECT own_text, signature_text, forwarded_text, full_text, attachments
      FROM message WHERE id = :id
      """;
  private static final String LATEST =
      """
      SELECT newest.incident, m.id, m.from_name, m.from_address, m.subject,
        SUBSTR(m.own_text, 1, 600)
      FROM (SELECT i.incident AS incident, MAX(i.message) AS message
            FROM incident_message i JOIN message human ON human.id = i.message
            WHERE i.incident IN (:incidents) AND human.automatic = 0
            GROUP BY i.incident) newest
      JOIN message m ON m.id = newest.message
      """;
  private static final String THREAD =
      """
      SELECT header_id, ids_before, subject FROM message WHERE id = :id
      """;

  /** What an answer to a message threads on. */
  record Thread(@Nullable String headerId, List<String> before, String subject) {}

  private final JdbcClient jdbc;

  JdbcMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  MessageId insert(NewMessage message) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(INSERT).params(message.columns()).update(key, "id");
    return new MessageId(key.getKeyAs(Number.class).longValue());
  }

  Optional<MessageId> withIdentity(String identity) {
    return jdbc.sql(BY_IDENTITY)
        .param("identity", identity)
        .query(Long.class)
        .optional()
        .map(MessageId::new);
  }

  List<MessageId> withHeader(String headerKey) {
    return jdbc.sql(WITH_HEADER).param("key", headerKey).query(Long.class).list().stream()
        .map(MessageId::new)
        .toList();
  }

  /** Flags every message of this Message-ID where there is one already; true if there is. */
  boolean flagRepeated(String headerKey) {
    boolean repeated =
        !jdbc.sql(WITH_HEADER).param("key", headerKey).query(Long.class).list().isEmpty();
    if (repeated) jdbc.sql(FLAG_REPEATED).param("key", headerKey).update();
    return repeated;
  }

  void keepRaw(String sha256, byte[] content) {
    if (jdbc.sql(RAW_EXISTS).param("sha256", sha256).query(Long.class).single() == 0)
      jdbc.sql(INSERT_RAW).param("sha256", sha256).param("content", content).update();
  }

  Optional<byte[]> raw(MessageId id) {
    return jdbc.sql(RAW).param("id", id.value()).query((row, _) -> row.getBytes(1)).optional();
  }

  List<MessageRow> after(long after, int limit) {
    return rows(AFTER, Map.of("after", after, "limit", limit));
  }

  Optional<MessageRow> find(MessageId id) {
    return rows(ONE, Map.of("id", id.value())).stream().findFirst();
  }

  List<MessageRow> ofIncident(IncidentId id) {
    return rows(OF_INCIDENT, Map.of("incident", id.value()));
  }

  List<MessageRow> tray(int limit) {
    return rows(TRAY, Map.of("limit", limit));
  }

  List<MessageRow> trayFrom(EmailAddress sender, Instant since) {
    return rows(TRAY_FROM, Map.of("sender", sender.value(), "since", Micros.of(since)));
  }

  List<MessageRow> from(EmailAddress sender, Instant since) {
    return rows(FROM, Map.of("sender", sender.value(), "since", Micros.of(since)));
  }

  List<MessageRow> settledBy(MessageId id) {
    return rows(SETTLED_BY, Map.of("id", id.value()));
  }

  private List<MessageRow> rows(String sql, Map<String, ?> params) {
    return jdbc.sql(sql).params(params).query(MessageRow::read).list();
  }

  int trayCount() {
    return jdbc.sql(TRAY_COUNT).query(Integer.class).single();
  }

  List<MessageId> receivedSince(Instant since) {
    return ids(SINCE, since);
  }

  List<MessageId> traySince(Instant since) {
    return ids(TRAY_SINCE, since);
  }

  private List<MessageId> ids(String sql, Instant since) {
    return jdbc.sql(sql).param("since", Micros.of(since)).query(Long.class).list().stream()
        .map(MessageId::new)
        .toList();
  }

  Optional<MessageText> text(MessageId id) {
    return jdbc.sql(TEXT)
        .param("id", id.value())
        .query((row, _) ->
            new MessageText(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Lines.split(row.getString(5))))
        .optional();
  }

  /** At most as many incidents as a statement takes parameters. */
  Map<IncidentId, LatestWords> latest(Collection<IncidentId> incidents) {
    Map<IncidentId, LatestWords> latest = new HashMap<>();
    jdbc.sql(LATEST)
        .param("incidents", incidents.stream().map(IncidentId::value).toList())
        .query(row -> {
          String name = row.getString(3);
          latest.put(
              new IncidentId(row.getLong(1)),
              new LatestWords(
                  new MessageId(row.getLong(2)),
                  name == null || name.isBlank() ? row.getString(4) : name,
                  row.getString(5),
                  row.getString(6)));
        });
    return latest;
  }

  Optional<Thread> thread(MessageId id) {
    return jdbc.sql(THREAD)
        .param("id", id.value())
        .query((row, _) ->
            new Thread(row.getString(1), Lines.split(row.getString(2)), row.getString(3)))
        .optional();
  }
}
