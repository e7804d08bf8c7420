package app.allclear.incident;

import app.allclear.store.Micros;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcOutageCopies {
  private static final String INSERT =
      "INSERT INTO outage_copy (outage, server, copied_at) VALUES (:outage, :server, :at)";
  private static final String OF =
      "SELECT server, copied_at FROM outage_copy WHERE outage = :outage";

  private final JdbcClient jdbc;

  JdbcOutageCopies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(OutageId outage, String server, Instant at) {
    jdbc.sql(INSERT)
        .param("outage", outage.value())
        .param("server", server)
        .param("at", Micros.of(at))
        .update();
  }

  Map<String, Instant> of(OutageId outage) {
    Map<String, Instant> copied = new TreeMap<>();
    jdbc.sql(OF)
        .param("outage", outage.value())
        .query(row -> {
          copied.put(row.getString(1), Micros.instant(row.getLong(2)));
        });
    return copied;
  }
}
