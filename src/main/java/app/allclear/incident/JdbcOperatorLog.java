package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.store.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

final class JdbcOperatorLog {
  private static final String INSERT =
      """
      INSERT INTO operator_log (written_at, words, outage, customer, server, name)
      VALUES (:at, :words, :outage, :customer, :server, :name)
      """;
  private static final String SELECT =
      "SELECT id, written_at, words, outage, customer, server, name FROM operator_log ";

  private final JdbcClient jdbc;

  JdbcOperatorLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(
      Instant at,
      String words,
      @Nullable OutageId outage,
      @Nullable CustomerId customer,
      @Nullable DatabaseName database) {
    KeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(INSERT)
        .param("at", Micros.of(at))
        .param("words", words)
        .param("outage", outage == null ? null : outage.value())
        .param("customer", customer == null ? null : customer.value())
        .param("server", database == null ? null : database.server())
        .param("name", database == null ? null : database.name())
        .update(id, "id");
    return id.getKeyAs(Number.class).longValue();
  }

  List<LogEntry> after(long after, int limit) {
    return list(
        "WHERE id > :after ORDER BY id LIMIT :limit", Map.of("after", after, "limit", limit));
  }

  List<LogEntry> newest(int limit) {
    return list("ORDER BY id DESC LIMIT :limit", Map.of("limit", limit));
  }

  List<LogEntry> ofOutage(OutageId outage, int limit) {
    return list(
        "WHERE outage = :outage ORDER BY id DESC LIMIT :limit",
        Map.of("outage", outage.value(), "limit", limit));
  }

  List<LogEntry> of(CustomerId customer, int limit) {
    return list(
        "WHERE customer = :customer ORDER BY id DESC LIMIT :limit",
        Map.of("customer", customer.value(), "limit", limit));
  }

  private List<LogEntry> list(String rest, Map<String, ?> params) {
    return jdbc.sql(SELECT + rest)
        .params(params)
        .query((row, _) ->
            new LogEntry(
                row.getLong(1),
                Micros.instant(row.getLong(2)),
                row.getString(3),
                row.getObject(4) == null ? null : new OutageId(row.getLong(4)),
                row.getString(5) == null ? null : new CustomerId(row.getString(5)),
                row.getString(6) == null
                    ? null
                    : new DatabaseName(row.getString(6), row.getString(7))))
        .list();
  }
}
