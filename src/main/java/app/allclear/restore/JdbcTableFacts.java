package app.allclear.restore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Engine, columns and size of a database's tables. Asking opens each table, so it is asked only of
 * a database whose tables have just been opened one by one.
 */
final class JdbcTableFacts {
  private static final String FACTS =
      """
      SELECT table_name, table_type, engine, data_length + index_length
      FROM information_schema.tables WHERE table_schema = ? ORDER BY table_name
      """;

  private static final String COLUMNS =
      """
      SELECT table_name, column_name, column_type
      FROM information_schema.columns WHERE table_schema = ? ORDER BY table_name, ordinal_position
      """;

  private final Connection connection;
  private final ProbeLimits limits;

  JdbcTableFacts(Connection connection, ProbeLimits limits) {
    this.connection = connection;
    this.limits = limits;
  }

  List<ListedTable> of(String database) throws ServerTrouble {
    Map<String, List<String>> columns = columns(database);
    try (PreparedStatement statement = prepare(FACTS)) {
      statement.setString(1, database);
      List<ListedTable> facts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String table = rows.getString(1);
          if (JdbcServer.leftBehind(table)) continue;
          boolean view = rows.getString(2).contains("VIEW");
          long bytes = rows.getLong(4);
          facts.add(
              new ListedTable(
                  table,
                  view ? ListedTable.VIEW : rows.getString(3),
                  columns.getOrDefault(table, List.of()),
                  rows.wasNull() ? null : bytes));
        }
      }
      return facts;
    } catch (SQLException e) {
      throw JdbcTroubles.of(e);
    }
  }

  private Map<String, List<String>> columns(String database) throws ServerTrouble {
    try (PreparedStatement statement = prepare(COLUMNS)) {
      statement.setString(1, database);
      Map<String, List<String>> columns = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next())
          columns
              .computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
              .add(rows.getString(2) + " " + rows.getString(3));
      }
      return columns;
    } catch (SQLException e) {
      throw JdbcTroubles.of(e);
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(JdbcServer.seconds(limits.statement()));
    return statement;
  }
}
