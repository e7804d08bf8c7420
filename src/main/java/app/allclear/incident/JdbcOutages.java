package app.allclear.incident;

import app.allclear.store.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

final class JdbcOutages {
  private static final String INSERT =
      """
      INSERT INTO outage (name, started_at, open_key) VALUES (:name, :started, 'open')
      """;
  private static final String UPDATE =
      """
      UPDATE outage SET name = :name, ended_at = :ended, open_key = :key WHERE id = :id
      """;
  // Counted apart: joined and grouped, both stores sort thousands of rows for two numbers.
  private static final String SELECT =
      """
      SELECT o.id, o.name, o.started_at, o.ended_at,
        (SELECT COUNT(*) FROM incident i WHERE i.outage = o.id AND i.affected > 0),
        (SELECT COUNT(*) FROM incident i
          WHERE i.outage = o.id AND i.affected > 0 AND i.back = i.affected),
        o.public_word, o.public_word_at
      FROM outage o
      %s
      ORDER BY o.id DESC
      """;
  private static final String CURRENT = SELECT.formatted("WHERE o.open_key = 'open'");
  private static final String ONE = SELECT.formatted("WHERE o.id = :id");
  private static final String ALL = SELECT.formatted("");

  private static final String AT =
      """
      SELECT id FROM outage
      WHERE started_at <= :at AND (ended_at IS NULL OR ended_at >= :at)
      ORDER BY id DESC LIMIT 1
      """;
  private static final String SAY =
      "UPDATE outage SET public_word = :word, public_word_at = :at WHERE id = :id";
  private static final String START = "SELECT started_at FROM outage WHERE id = :id";

  private final JdbcClient jdbc;

  JdbcOutages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  OutageId insert(String name, Instant startedAt) {
    KeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(INSERT).param("name", name).param("started", Micros.of(startedAt)).update(id, "id");
    return new OutageId(id.getKeyAs(Number.class).longValue());
  }

  void update(OutageId id, String name, @Nullable Instant endedAt) {
    jdbc.sql(UPDATE)
        .param("id", id.value())
        .param("name", name)
        .param("ended", Micros.orNull(endedAt))
        .param("key", endedAt == null ? "open" : null)
        .update();
  }

  void say(OutageId id, @Nullable PublicWord word) {
    jdbc.sql(SAY)
        .param("id", id.value())
        .param("word", word == null ? null : word.text())
        .param("at", word == null ? null : Micros.of(word.saidAt()))
        .update();
  }

  Optional<Outage> current() {
    return list(CURRENT, Map.of()).stream().findFirst();
  }

  Optional<Outage> find(OutageId id) {
    return list(ONE, Map.of("id", id.value())).stream().findFirst();
  }

  Optional<OutageId> at(Instant instant) {
    return jdbc.sql(AT)
        .param("at", Micros.of(instant))
        .query(Long.class)
        .optional()
        .map(OutageId::new);
  }

  Optional<Instant> startOf(OutageId id) {
    return jdbc.sql(START)
        .param("id", id.value())
        .query(Long.class)
        .optional()
        .map(Micros::instant);
  }

  List<Outage> all() {
    return list(ALL, Map.of());
  }

  private List<Outage> list(String sql, Map<String, ?> params) {
    return jdbc.sql(sql)
        .params(params)
        .query((row, _) ->
            new Outage(
                new OutageId(row.getLong(1)),
                row.getString(2),
                Micros.instant(row.getLong(3)),
                Micros.instantOrNull(row.getObject(4)),
                row.getInt(5),
                row.getInt(6),
                word(row.getString(7), Micros.instantOrNull(row.getObject(8)))))
        .list();
  }

  private static @Nullable PublicWord word(@Nullable String text, @Nullable Instant at) {
    return text == null || at == null ? null : new PublicWord(text, at);
  }
}
