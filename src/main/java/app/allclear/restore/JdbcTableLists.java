package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link TableLists} in the table {@code table_list}. */
final class JdbcTableLists implements TableLists {
  /** How many names one statement asks for. */
  private static final int CHUNK = 500;

  private static final String OF =
      """
      SELECT database_name, tables, seen_at, source, label, since, bytes FROM table_list
      WHERE database_name IN (:names)
      """;
  private static final String FACTS = "SELECT facts FROM table_list WHERE database_name = :name";
  private static final String UPDATE =
      """
      UPDATE table_list SET seen_at = :seenAt, source = :source, label = :label, since = :since,
        tables = :tables, bytes = COALESCE(:bytes, bytes), facts = COALESCE(:facts, facts)
      WHERE database_name = :name
      """;
  private static final String INSERT =
      """
      INSERT INTO table_list (database_name, seen_at, source, label, since, tables, bytes, facts)
      VALUES (:name, :seenAt, :source, :label, :since, :tables, :bytes, :facts)
      """;

  private final JdbcClient jdbc;

  JdbcTableLists(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<DatabaseName, TableList> of(Collection<DatabaseName> databases) {
    List<String> names = databases.stream().distinct().map(DatabaseName::toString).toList();
    Map<DatabaseName, TableList> lists = new HashMap<>();
    for (int from = 0; from < names.size(); from += CHUNK)
      for (TableList list :
          jdbc.sql(OF)
              .param("names", names.subList(from, Math.min(from + CHUNK, names.size())))
              .query(JdbcTableLists::list)
              .list()) lists.put(list.database(), list);
    return lists;
  }

  @Override
  public Optional<TableList> find(DatabaseName database) {
    return Optional.ofNullable(of(List.of(database)).get(database)).map(this::withFacts);
  }

  private TableList withFacts(TableList list) {
    List<ListedTable> facts =
        jdbc.sql(FACTS)
            .param("name", list.database().toString())
            .query((row, _) -> Optional.ofNullable(row.getString("facts")))
            .single()
            .map(StoredJson::tables)
            .orElse(List.of());
    return new TableList(
        list.database(),
        list.tables(),
        list.seenAt(),
        list.origin(),
        list.label(),
        list.since(),
        list.bytes(),
        facts);
  }

  @Override
  public void keep(TableList list) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("name", list.database().toString());
    row.put("seenAt", Micros.of(list.seenAt()));
    row.put("source", Words.of(list.origin()));
    row.put("label", list.label());
    row.put("since", Micros.of(list.since()));
    row.put("tables", StoredJson.of(List.copyOf(list.tables())));
    row.put("bytes", list.bytes());
    row.put("facts", list.facts().isEmpty() ? null : StoredJson.of(list.facts()));
    if (jdbc.sql(UPDATE).params(row).update() == 0) jdbc.sql(INSERT).params(row).update();
  }

  private static TableList list(ResultSet row, int number) throws SQLException {
    Instant seenAt = Micros.instant(row.getLong("seen_at"));
    Instant since = Micros.instantOrNull(row.getObject("since"));
    String label = row.getString("label");
    Object bytes = row.getObject("bytes");
    return new TableList(
        DatabaseName.parse(row.getString("database_name")),
        new TreeSet<>(StoredJson.names(row.getString("tables"))),
        seenAt,
        TableList.Origin.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
        label == null ? "" : label,
        // Lists of the first version did not say; they were kept when they were seen.
        since == null ? seenAt : since,
        bytes == null ? null : ((Number) bytes).longValue(),
        List.of());
  }
}
