package app.allclear.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Runs one statement for many rows, prepared once: for what writes so often that preparing it would
 * cost more than running it. Inside a change only. Safe for any thread.
 */
public final class Batches {
  private final NamedParameterJdbcOperations jdbc;

  Batches(NamedParameterJdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** How many rows each run changed, in the order given. */
  public int[] update(String sql, List<? extends Map<String, ? extends @Nullable Object>> rows) {
    if (rows.isEmpty()) return new int[0];
    return jdbc.batchUpdate(
        sql, rows.stream().map(MapSqlParameterSource::new).toArray(SqlParameterSource[]::new));
  }
}
