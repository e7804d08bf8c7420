package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.matching.SenderRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom messages are about, as matched or assigned. */
final class JdbcMatches {
  private static final String SET =
      """
      UPDATE message SET match_kind = :kind, sender_role = :role, automatic = :automatic,
        reasons = :reasons, assigned = :assigned, in_tray = :tray, settled_by = :settledBy
      WHERE id = :id
      """;
  private static final String MARKED = "SELECT marked FROM message WHERE id = :id";
  private static final String MARK = "UPDATE message SET marked = :marked WHERE id = :id";
  private static final String CLEAR_CUSTOMERS = "DELETE FROM message_customer WHERE message = :id";
  private static final String CLEAR_DATABASES = "DELETE FROM message_database WHERE message = :id";
  private static final String ADD_CUSTOMER =
      """
      INSERT INTO message_customer (message, customer, certain, place, role, reasons)
      VALUES (:id, :customer, :certain, :place, :role, :reasons)
      """;
  private static final String ADD_DATABASE =
      "INSERT INTO message_database (message, server, name) VALUES (:id, :server, :name)";
  private static final String CUSTOMERS =
      """
      SELECT message, customer, certain, role, reasons FROM message_customer
      WHERE message IN (:ids) ORDER BY message, place
      """;
  private static final String DATABASES =
      """
      SELECT message, server, name FROM message_database
      WHERE message IN (:ids) ORDER BY message, server, name
      """;
  private static final String INCIDENTS =
      """
      SELECT message, incident FROM incident_message WHERE message IN (:ids) ORDER BY message, incident
      """;
  private static final String COPIES =
      """
      SELECT message, folder, uid_validity, uid, sha256 FROM mail_copy
      WHERE message IN (:ids) AND state = 'STORED' ORDER BY message, folder, uid_validity, uid
      """;

  record CustomerRow(
      long message, CustomerId customer, boolean certain, SenderRole role, List<String> reasons) {}

  private final JdbcClient jdbc;

  JdbcMatches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void set(MessageId id, Decided decided) {
    MessageId settledBy = decided.settledBy();
    jdbc.sql(SET)
        .param("id", id.value())
        .param("kind", decided.kind().name())
        .param("role", decided.sender().name())
        .param("automatic", decided.automatic() ? 1 : 0)
        .param("reasons", Lines.join(decided.reasons()))
        .param("assigned", decided.assigned() ? 1 : 0)
        .param("tray", decided.inTray() ? 1 : 0)
        .param("settledBy", settledBy == null ? null : settledBy.value())
        .update();
    jdbc.sql(CLEAR_CUSTOMERS).param("id", id.value()).update();
    jdbc.sql(CLEAR_DATABASES).param("id", id.value()).update();
    int place = 0;
    for (Decided.Toward toward : decided.toward()) addCustomer(id, toward, place++);
    for (DatabaseName database : decided.databases())
      jdbc.sql(ADD_DATABASE)
          .param("id", id.value())
          .param("server", database.server())
          .param("name", database.name())
          .update();
  }

  /** MACHINE or HUMAN where the operator said so of this one message. */
  Optional<String> marked(MessageId id) {
    return jdbc.sql(MARKED)
        .param("id", id.value())
        .query((row, _) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(marked -> marked);
  }

  void mark(MessageId id, @Nullable String marked) {
    jdbc.sql(MARK).param("id", id.value()).param("marked", marked).update();
  }

  private void addCustomer(MessageId id, Decided.Toward toward, int place) {
    jdbc.sql(ADD_CUSTOMER)
        .param("id", id.value())
        .param("customer", toward.customer().value())
        .param("certain", toward.certain() ? 1 : 0)
        .param("place", place)
        .param("role", toward.role().name())
        .param("reasons", Lines.join(toward.reasons()))
        .update();
  }

  Map<Long, List<CustomerRow>> customers(Collection<Long> ids) {
    return jdbc
        .sql(CUSTOMERS)
        .param("ids", ids)
        .query((row, _) ->
            new CustomerRow(
                row.getLong(1),
                new CustomerId(row.getString(2)),
                row.getInt(3) == 1,
                SenderRole.valueOf(row.getString(4)),
                Lines.split(row.getString(5))))
        .list()
        .stream()
        .collect(Collectors.groupingBy(CustomerRow::message));
  }

  Map<Long, List<DatabaseName>> databases(Collection<Long> ids) {
    return grouped(DATABASES, ids, row -> new DatabaseName(row.getString(2), row.getString(3)));
  }

  Map<Long, List<IncidentId>> incidents(Collection<Long> ids) {
    return grouped(INCIDENTS, ids, row -> new IncidentId(row.getLong(2)));
  }

  Map<Long, List<StoredMessage.Copy>> copies(Collection<Long> ids) {
    return grouped(
        COPIES,
        ids,
        row ->
            new StoredMessage.Copy(
                row.getString(2), row.getLong(3), row.getLong(4), row.getString(5)));
  }

  private interface Column<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> Map<Long, List<T>> grouped(String sql, Collection<Long> ids, Column<T> column) {
    return jdbc
        .sql(sql)
        .param("ids", ids)
        .query((row, _) -> Map.entry(row.getLong(1), column.read(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }
}
