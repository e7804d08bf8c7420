package app.allclear.incident;

import app.allclear.store.Micros;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcOutageCopies {
  private static final String INSERT =
      """
      INSERT INTO outage_copy (outage, server, copied_at, copied_by)
      VALUES (:outage, :server, :at, :by)
      """;
  private static final String OF =
      """
      SELECT server, copied_at, copied_by FROM outage_copy
      WHERE outage = :outage ORDER BY copied_at, server
      """;

  private final JdbcClient jdbc;

  JdbcOutageCopies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(OutageId outage, DataCopy copy) {
    jdbc.sql(INSERT)
        .param("outage", outage.value())
        .param("server", copy.server())
        .param("at", Micros.of(copy.at()))
        .param("by", copy.by())
        .update();
  }

  /** Oldest first. */
  List<DataCopy> of(OutageId outage) {
    return jdbc.sql(OF)
        .param("outage", outage.value())
        .query((row, _) ->
            new DataCopy(row.getString(1), Micros.instant(row.getLong(2)), row.getString(3)))
        .list();
  }
}
