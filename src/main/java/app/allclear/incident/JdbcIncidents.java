package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import app.allclear.store.Batches;
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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

final class JdbcIncidents {
  private static final String RAISE =
      "UPDATE customer_version SET version = version + 1 WHERE customer = :customer";
  private static final String RAISE_ALL =
      "UPDATE customer_version SET version = version + 1 WHERE customer IN (:customers)";
  private static final String FIRST_VERSION =
      "INSERT INTO customer_version (customer, version) VALUES (:customer, 1)";
  private static final String BY_KEY = "SELECT id FROM incident WHERE open_key = :key";
  private static final String INSERT =
      """
      INSERT INTO incident (customer, customer_name, outage, open_key, state, opened_at, attention,
        urgency, people, messages, affected, back, round)
      VALUES (:customer, :name, :outage, :key, 'OPEN', :now, '', 90, 0, 0, 0, 0, 1)
      """;
  private static final String SETTLE =
      """
      UPDATE incident SET customer_name = :name, attention = :attention, urgency = :urgency,
        people = :people, messages = :messages, waiting_since = :waiting, affected = :affected,
        back = :back, round = :round, last_notice = :lastNotice, last_notice_at = :lastNoticeAt,
        all_clear_at = :allClear
      WHERE id = :id
      """;
  // Most notices change nothing that a list sorts by: then no index has to be written.
  private static final String TELL =
      """
      UPDATE incident SET last_notice = :lastNotice, last_notice_at = :lastNoticeAt,
        all_clear_at = :allClear
      WHERE id = :id
      """;
  private static final String ANSWERED = "UPDATE incident SET answered_at = :now WHERE id = :id";
  private static final String STATE =
      "UPDATE incident SET state = :state, open_key = :key WHERE id = :id";
  private static final String MOVE =
      "UPDATE incident SET outage = :outage, open_key = :key WHERE id = :id";
  private static final String HEARD =
      """
      SELECT m.received, m.sender_address, c.role, m.automatic, m.thanks, m.authentication,
        m.header_id, n.answered_at, i.incident
      FROM incident_message i
      JOIN message m ON m.id = i.message
      JOIN incident n ON n.id = i.incident
      LEFT JOIN message_customer c ON c.message = m.id AND c.customer = n.customer
      WHERE i.incident IN (:ids)
      """;
  private static final String SELECT =
      """
      SELECT id, customer, customer_name, outage, state, opened_at, attention, people, messages,
        waiting_since, affected, back, last_notice, last_notice_at, round
      FROM incident
      """;
  private static final String URGENCY =
      " ORDER BY state DESC, urgency, CASE WHEN waiting_since IS NULL THEN 1 ELSE 0 END,"
          + " waiting_since, id LIMIT :limit OFFSET :offset";
  private static final String THESE = SELECT + " WHERE id IN (:ids) ORDER BY id";
  private static final String OF_CUSTOMERS =
      SELECT + " WHERE customer IN (:customers) AND state = 'OPEN' ORDER BY id";

  private final JdbcClient jdbc;
  private final Batches batches;

  JdbcIncidents(JdbcClient jdbc, Batches batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void raise(CustomerId customer) {
    if (jdbc.sql(RAISE).param("customer", customer.value()).update() > 0) return;
    try {
      jdbc.sql(FIRST_VERSION).param("customer", customer.value()).update();
    } catch (DuplicateKeyException _) {
      jdbc.sql(RAISE).param("customer", customer.value()).update();
    }
  }

  void raise(Set<CustomerId> customers) {
    List<String> names = customers.stream().map(CustomerId::value).toList();
    int raised = 0;
    for (List<String> some : Chunks.asked(names))
      raised += jdbc.sql(RAISE_ALL).param("customers", some).update();
    // Raising twice is as good as once; somebody has no version yet.
    if (raised < names.size()) customers.forEach(this::raise);
  }

  static String key(CustomerId customer, @Nullable OutageId outage) {
    return (outage == null ? "everyday" : outage.toString()) + "/" + customer.value();
  }

  Optional<IncidentId> withKey(String key) {
    return jdbc.sql(BY_KEY).param("key", key).query(Long.class).optional().map(IncidentId::new);
  }

  IncidentId insert(CustomerId customer, String name, @Nullable OutageId outage, Instant now) {
    KeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(INSERT)
        .param("customer", customer.value())
        .param("name", name)
        .param("outage", outage == null ? null : outage.value())
        .param("key", key(customer, outage))
        .param("now", Micros.of(now))
        .update(id, "id");
    return new IncidentId(id.getKeyAs(Number.class).longValue());
  }

  /** Writes the columns that lists sort by. */
  void settle(List<Settled> settled) {
    Map<Boolean, List<Settled>> byMove =
        settled.stream().collect(Collectors.partitioningBy(Settled::moves));
    batches.update(SETTLE, rows(byMove.get(true)));
    batches.update(TELL, rows(byMove.get(false)));
  }

  private static List<Map<String, @Nullable Object>> rows(List<Settled> settled) {
    return settled.stream().map(JdbcIncidents::row).toList();
  }

  private static Map<String, @Nullable Object> row(Settled settled) {
    Standing standing = settled.standing();
    NoticeStanding notices = settled.known().notices();
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("id", settled.known().incident().id().value());
    row.put("name", settled.known().customerName());
    row.put("attention", Lines.join(standing.attention().stream().map(Enum::name).toList()));
    row.put("urgency", standing.urgency());
    row.put("people", standing.people());
    row.put("messages", standing.messages());
    row.put("waiting", Micros.orNull(standing.waitingSince()));
    row.put("affected", standing.affected());
    row.put("back", standing.back());
    row.put("round", standing.round());
    row.put("lastNotice", notices.lastEvent());
    row.put("lastNoticeAt", Micros.orNull(notices.lastSentAt()));
    row.put("allClear", Micros.orNull(notices.allClearAt()));
    return row;
  }

  void answered(IncidentId id, Instant now) {
    jdbc.sql(ANSWERED).param("id", id.value()).param("now", Micros.of(now)).update();
  }

  void state(IncidentId id, boolean open, @Nullable String key) {
    jdbc.sql(STATE)
        .param("id", id.value())
        .param("state", open ? "OPEN" : "CLOSED")
        .param("key", key)
        .update();
  }

  void move(IncidentId id, OutageId outage, String key) {
    jdbc.sql(MOVE)
        .param("id", id.value())
        .param("outage", outage.value())
        .param("key", key)
        .update();
  }

  /** What was heard in these incidents; those in which nobody wrote are missing. */
  Map<IncidentId, Hearing> heard(Collection<IncidentId> ids) {
    Map<IncidentId, Hearing> heard = new HashMap<>();
    for (List<Long> some : chunks(ids))
      jdbc.sql(HEARD)
          .param("ids", some)
          .query((row, _) ->
              heard
                  .computeIfAbsent(new IncidentId(row.getLong(9)), hearing(row))
                  .messages()
                  .add(heard(row)))
          .list();
    return heard;
  }

  private static Function<IncidentId, Hearing> hearing(ResultSet row) throws SQLException {
    Instant answered = Micros.instantOrNull(row.getObject(8));
    return _ -> new Hearing(new ArrayList<>(), answered);
  }

  private static Heard heard(ResultSet row) throws SQLException {
    return new Heard(
        Micros.instant(row.getLong(1)),
        Optional.ofNullable(row.getString(2)).map(EmailAddress::new).orElse(null),
        role(row.getString(3)),
        row.getInt(4) == 1,
        row.getInt(5) == 1,
        Authentication.valueOf(row.getString(6)),
        row.getString(7));
  }

  private static List<List<Long>> chunks(Collection<IncidentId> ids) {
    return Chunks.asked(ids.stream().map(IncidentId::value).distinct().toList());
  }

  private static SenderRole role(@Nullable String name) {
    return name == null ? SenderRole.STRANGER : SenderRole.valueOf(name);
  }

  List<Incident> after(IncidentQuery query, long after, int limit) {
    Map<String, Object> params = new HashMap<>(Map.of("after", after, "limit", limit));
    String sql = SELECT + " WHERE id > :after" + and(query, params) + " ORDER BY id LIMIT :limit";
    return list(sql, params);
  }

  List<Incident> byUrgency(IncidentQuery query, int limit, int offset) {
    Map<String, Object> params = new HashMap<>(Map.of("limit", limit, "offset", offset));
    return list(SELECT + " WHERE 1 = 1" + and(query, params) + URGENCY, params);
  }

  int count(IncidentQuery query) {
    Map<String, Object> params = new HashMap<>();
    String sql = "SELECT COUNT(*) FROM incident WHERE 1 = 1" + and(query, params);
    return jdbc.sql(sql).params(params).query(Integer.class).single();
  }

  Optional<Incident> find(IncidentId id) {
    return list(SELECT + " WHERE id = :id", Map.of("id", id.value())).stream().findFirst();
  }

  List<Incident> find(Collection<IncidentId> ids) {
    List<Incident> found = new ArrayList<>();
    for (List<Long> some : chunks(ids)) found.addAll(list(THESE, Map.of("ids", some)));
    return found;
  }

  List<Incident> openOf(Collection<CustomerId> customers) {
    List<String> ids = customers.stream().map(CustomerId::value).toList();
    List<Incident> open = new ArrayList<>();
    for (List<String> some : Chunks.asked(ids))
      open.addAll(list(OF_CUSTOMERS, Map.of("customers", some)));
    return List.copyOf(open);
  }

  private List<Incident> list(String sql, Map<String, ?> params) {
    return jdbc.sql(sql).params(params).query(IncidentRow::read).list();
  }

  private static String and(IncidentQuery query, Map<String, Object> params) {
    List<String> conditions = new ArrayList<>();
    if (query.open() != null) conditions.add(query.open() ? "state = 'OPEN'" : "state = 'CLOSED'");
    if (query.everyday()) conditions.add("outage IS NULL");
    if (query.customer() != null) {
      conditions.add("customer = :customer");
      params.put("customer", query.customer().value());
    }
    if (query.outage() != null) {
      conditions.add("outage = :outage");
      params.put("outage", query.outage().value());
    }
    if (query.attentionOnly()) conditions.add("urgency < 50");
    if (query.restoredOnly()) conditions.add("affected > 0 AND back = affected");
    return conditions.isEmpty() ? "" : " AND " + String.join(" AND ", conditions);
  }
}
