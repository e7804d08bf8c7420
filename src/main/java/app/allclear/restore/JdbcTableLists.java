package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link TableLists} in the table {@code table_list}. */
final class JdbcTableLists implements TableLists {
  /** How many names one statement asks for. */
  private static final int CHUNK = 500;

  private static final String OF = "SELECT * FROM table_list WHERE database_name IN (:names)";
  private static final String UPDATE =
      """
      UPDATE table_list SET seen_at = :seenAt, source = :source, tables = :tables
      WHERE database_name = :name
      """;
  private static final String INSERT =
      """
      INSERT INTO table_list (database_name, seen_at, source, tables)
      VALUES (:name, :seenAt, :source, :tables)
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
  public void keep(TableList list) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("name", list.database().toString());
    row.put("seenAt", Micros.of(list.seenAt()));
    row.put("source", list.source());
    row.put("tables", StoredJson.of(List.copyOf(list.tables())));
    if (jdbc.sql(UPDATE).params(row).update() == 0) jdbc.sql(INSERT).params(row).update();
  }

  private static TableList list(ResultSet row, int number) throws SQLException {
    return new TableList(
        DatabaseName.parse(row.getString("database_name")),
        new TreeSet<>(StoredJson.names(row.getString("tables"))),
        Micros.instant(row.getLong("seen_at")),
        row.getString("source"));
  }
}
