package app.allclear.restore;

import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link ServerStatuses} in the table {@code server_status}. */
final class JdbcServerStatuses implements ServerStatuses {
  private static final String FIND = "SELECT * FROM server_status WHERE name = :name";
  private static final String ALL = "SELECT * FROM server_status ORDER BY name";
  private static final String UPDATE =
      """
      UPDATE server_status SET answers = :answers, since = :since, words = :words,
        started_at = :startedAt, found = :found, version = :version
      WHERE name = :name
      """;
  private static final String INSERT =
      """
      INSERT INTO server_status (name, answers, since, words, started_at, found, version)
      VALUES (:name, :answers, :since, :words, :startedAt, :found, :version)
      """;

  private final JdbcClient jdbc;

  JdbcServerStatuses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<ServerStatus> find(String server) {
    return jdbc.sql(FIND).param("name", server).query(JdbcServerStatuses::status).optional();
  }

  @Override
  public List<ServerStatus> all() {
    return jdbc.sql(ALL).query(JdbcServerStatuses::status).list();
  }

  @Override
  public void save(ServerStatus status) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("name", status.server());
    row.put("answers", status.answers() ? 1 : 0);
    row.put("since", Micros.of(status.since()));
    row.put("words", status.words());
    row.put("startedAt", Micros.orNull(status.startedAt()));
    row.put("found", StoredJson.of(status.found().stream().sorted().toList()));
    row.put("version", status.version());
    if (jdbc.sql(UPDATE).params(row).update() == 0) jdbc.sql(INSERT).params(row).update();
  }

  private static ServerStatus status(ResultSet row, int number) throws SQLException {
    return new ServerStatus(
        row.getString("name"),
        row.getInt("answers") != 0,
        Micros.instant(row.getLong("since")),
        row.getString("words"),
        Micros.instantOrNull(row.getObject("started_at")),
        new HashSet<>(StoredJson.names(row.getString("found"))),
        row.getString("version"));
  }
}
