package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link RestoreRuns} in the table {@code restore_run}. */
final class JdbcRestoreRuns implements RestoreRuns {
  private static final String BEGIN =
      "INSERT INTO restore_run (name, began_at, ended_at, loaded) VALUES (:name, :at, NULL, 0)";
  private static final String END =
      """
      UPDATE restore_run SET ended_at = :at, loaded = :loaded
      WHERE name = :name AND ended_at IS NULL
      """;
  private static final String ENDED_ONLY =
      "INSERT INTO restore_run (name, began_at, ended_at, loaded) VALUES (:name, NULL, :at, 1)";
  private static final String SINCE =
      """
      SELECT name, began_at, ended_at, loaded FROM restore_run
      WHERE ended_at IS NULL OR ended_at >= :start
      ORDER BY CASE WHEN ended_at IS NULL THEN 1 ELSE 0 END, ended_at, id
      """;

  private final JdbcClient jdbc;

  JdbcRestoreRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void follow(DatabaseStatus before, DatabaseStatus after) {
    switch (RestoreRun.step(before, after)) {
      case BEGINS -> write(BEGIN, after);
      case ENDS_WITHOUT -> end(after, false);
      case ENDS_LOADED -> {
        if (end(after, true) == 0) write(ENDED_ONLY, after);
      }
      case NONE -> {}
    }
  }

  private int end(DatabaseStatus after, boolean loaded) {
    return jdbc.sql(END)
        .param("name", after.database().toString())
        .param("at", Micros.of(after.since()))
        .param("loaded", loaded ? 1 : 0)
        .update();
  }

  private void write(String sql, DatabaseStatus after) {
    jdbc.sql(sql)
        .param("name", after.database().toString())
        .param("at", Micros.of(after.since()))
        .update();
  }

  @Override
  public List<RestoreRun> since(Instant start) {
    return jdbc.sql(SINCE).param("start", Micros.of(start)).query(JdbcRestoreRuns::run).list();
  }

  private static RestoreRun run(ResultSet row, int number) throws SQLException {
    return new RestoreRun(
        DatabaseName.parse(row.getString("name")),
        Micros.instantOrNull(row.getObject("began_at")),
        Micros.instantOrNull(row.getObject("ended_at")),
        row.getInt("loaded") != 0);
  }
}
